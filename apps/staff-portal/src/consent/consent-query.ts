import { graphql, type ResultOf } from '@candour/portal-kit'

export const consentQuery = graphql(`
  query Consents($id: ID!) {
    serviceUser(id: $id) {
      id
      consents {
        id
        state
        decidedAt
        recordedBy
        method
        wordingVersion
        version
        item {
          code
          section
          title
          basis
          wording {
            version
            text
            who
            what
            why
            howLong
            consequences
            howToWithdraw
          }
        }
        viewerCan {
          give
          withdraw
        }
      }
    }
  }
`)

export type Consent = NonNullable<NonNullable<ResultOf<typeof consentQuery>['serviceUser']>['consents']>[number]
