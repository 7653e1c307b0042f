import { graphql, type ResultOf } from '@candour/portal-kit'

export const memberQuery = graphql(`
  query StaffMember($id: ID!) {
    staffMember(id: $id) {
      id
      name
      username
      roles
      leftAt
      papers {
        kind
        title
        givenOn
      }
      signIn {
        state
        codeExpiresAt
        viewerCanInvite
        viewerCanRestore
      }
      viewerCan {
        requestRole
        recordEvidence
        recordLeaving
      }
    }
  }
`)

export type Member = NonNullable<ResultOf<typeof memberQuery>['staffMember']>
