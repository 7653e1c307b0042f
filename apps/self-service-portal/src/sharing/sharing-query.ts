import { graphql, type ResultOf } from '@candour/portal-kit'

export const sharingQuery = graphql(`
  query MyConsents {
    myRecord {
      id
      consents {
        id
        state
        decidedAt
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
    dataUses {
      code
      name
      why
      basis
      mayObject
    }
  }
`)

export type DataUse = NonNullable<ResultOf<typeof sharingQuery>['dataUses']>[number]
type Record = NonNullable<ResultOf<typeof sharingQuery>['myRecord']>
export type Consent = NonNullable<Record['consents']>[number]

export const giveMutation = graphql(`
  mutation GiveMyConsent($input: RecordConsentDecisionInput!) {
    recordConsentDecision(input: $input) {
      consent {
        id
        state
        decidedAt
        version
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

export const withdrawMutation = graphql(`
  mutation WithdrawMyConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) {
      consent {
        id
        state
        decidedAt
        version
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** A yes to the words as they stand now, on the version of the choice that the person was shown. */
export const givenInput = (serviceUserId: string, { item, version }: Consent) => ({
  serviceUserId,
  itemCode: item.code,
  decision: 'GIVEN' as const,
  wordingVersion: item.wording.version,
  method: 'SELF_SERVICE' as const,
  ...(version !== null && { version }),
})

export const withdrawnInput = (serviceUserId: string, { item, version }: Consent) => ({
  serviceUserId,
  itemCode: item.code,
  ...(version !== null && { version }),
})
