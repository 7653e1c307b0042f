import { graphql, type ResultOf } from '@candour/portal-kit'

export const representativesQuery = graphql(`
  query RecordRepresentatives($id: ID!) {
    serviceUser(id: $id) {
      id
      accessActions {
        addRepresentative
        explainForColleagues
      }
      representatives {
        id
        name
        role
        evidence
        givenOn
        from
        until
        state
        explanation
        endReason
        covers
        signIn {
          state
          codeExpiresAt
          viewerCanInvite
          viewerCanRestore
        }
        viewerCan {
          end
        }
      }
    }
  }
`)

type Record = NonNullable<ResultOf<typeof representativesQuery>['serviceUser']>
export type Representative = NonNullable<Record['representatives']>[number]
