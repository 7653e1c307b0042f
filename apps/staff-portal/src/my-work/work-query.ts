import { graphql, type ResultOf } from '@candour/portal-kit'
import { clockFields } from '../complaints/complaint-queries.ts'

const openWork = graphql(`
  fragment OpenWork on WorkItemConnection {
    nodes {
      id
      until
      openedBy
      person {
        id
        givenName
        familyName
        preferredName
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`)

const openCases = graphql(
  `
    fragment OpenCases on ComplaintConnection {
      nodes {
        id
        reference
        kind
        receivedOn
        viewerIsHandler
        deadlineFor
        clock {
          ...ClockFields
        }
        serviceUser {
          id
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  `,
  [clockFields],
)

/**
 * What may wait for somebody, and no more of it than says what it is. Each part is asked for where the purpose is that of the part. `after` goes on
 * with one part that has no page of its own.
 */
export const workQuery = graphql(
  `
    query MyWork(
      $complaints: Boolean!
      $requests: Boolean!
      $concerns: Boolean!
      $corrections: Boolean!
      $access: Boolean!
      $roles: Boolean!
      $reviews: Boolean!
      $disposals: Boolean!
      $retention: Boolean!
      $messages: Boolean!
      $after: String
    ) {
      received: complaints(state: RECEIVED, first: 100) @include(if: $complaints) {
        ...OpenCases
      }
      acknowledged: complaints(state: ACKNOWLEDGED, first: 100) @include(if: $complaints) {
        ...OpenCases
      }
      inProgress: complaints(state: IN_PROGRESS, first: 100) @include(if: $complaints) {
        ...OpenCases
      }
      decided: complaints(state: DECIDED, first: 100) @include(if: $complaints) {
        ...OpenCases
      }
      requests: workItems(first: 50, after: $after) @include(if: $requests) {
        ...OpenWork
      }
      concerns: workItems(first: 50, after: $after) @include(if: $concerns) {
        ...OpenWork
      }
      corrections(state: REQUESTED, first: 50, after: $after) @include(if: $corrections) {
        nodes {
          id
          field
          requestedAt
          viewerCanDecide
          serviceUser {
            id
            givenName
            familyName
            preferredName
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      accessRequests @include(if: $access) {
        id
        requester
        reference
        requestedAt
      }
      roleRequests(state: REQUESTED, first: 50) @include(if: $roles) {
        nodes {
          id
          role
          requestedAt
          viewerCanDecide
          staffMember {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
        }
      }
      breakGlassToReview @include(if: $reviews) {
        id
        staffMember
        from
        viewerCanReview
      }
      proposed: retentionDue(proposed: true, first: 50) @include(if: $disposals) {
        nodes {
          id
          disposal {
            id
            proposedAt
            runsOn
            viewerCan {
              decide
            }
          }
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
      retentionDue(proposed: false, first: 100) @include(if: $retention) {
        nodes {
          id
          disposeFrom
        }
        pageInfo {
          hasNextPage
        }
      }
      messagesNotSent @include(if: $messages) {
        id
        kind
        reason
        queuedAt
        serviceUser {
          id
          givenName
          familyName
          preferredName
        }
      }
    }
  `,
  [openCases, openWork],
)

export type WorkAnswer = ResultOf<typeof workQuery>
export type OpenWork = ResultOf<typeof openWork>
