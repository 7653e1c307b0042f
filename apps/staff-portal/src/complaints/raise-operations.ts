import { graphql, type ResultOf } from '@candour/portal-kit'
import { clockFields } from './complaint-queries.ts'

export const complaintsProcessQuery = graphql(`
  query ComplaintsProcess {
    complaintsProcess {
      kinds
      categories {
        code
        name
      }
      services {
        code
        name
      }
      firstRecipient
      asksWhenItHappened
      asksWhenItWasKnown
    }
  }
`)

export type ComplaintsProcess = NonNullable<ResultOf<typeof complaintsProcessQuery>['complaintsProcess']>

export const raiseMutation = graphql(
  `
    mutation RaiseComplaint($input: RaiseComplaintInput!) {
      raiseComplaint(input: $input) {
        complaint {
          id
          reference
          deadlineFor
          clock {
            ...ClockFields
          }
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `,
  [clockFields],
)
