import { graphql, type ResultOf } from '@candour/portal-kit'
import { complaintSummary } from './complaint-queries.ts'

const listed = graphql(
  `
    fragment ListedComplaints on ComplaintConnection {
      nodes {
        ...ComplaintSummary
        serviceUser {
          id
          givenName
          familyName
          preferredName
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  `,
  [complaintSummary],
)

/** Every case that is not over, by what is still owed. The API lists one state at a time. */
export const openComplaintsQuery = graphql(
  `
    query OpenComplaints($mine: Boolean) {
      received: complaints(state: RECEIVED, mine: $mine, first: 100) {
        ...ListedComplaints
      }
      acknowledged: complaints(state: ACKNOWLEDGED, mine: $mine, first: 100) {
        ...ListedComplaints
      }
      inProgress: complaints(state: IN_PROGRESS, mine: $mine, first: 100) {
        ...ListedComplaints
      }
      decided: complaints(state: DECIDED, mine: $mine, first: 100) {
        ...ListedComplaints
      }
    }
  `,
  [listed],
)

export type OpenComplaints = ResultOf<typeof openComplaintsQuery>
type Nodes = NonNullable<OpenComplaints['received']>['nodes']
export type OpenComplaint = NonNullable<NonNullable<Nodes>[number]>
