import { graphql } from '@candour/portal-kit'

export const approvalsQuery = graphql(`
  query Approvals($after: String) {
    roleRequests(state: REQUESTED, first: 50, after: $after) {
      nodes {
        id
        role
        state
        requestedAt
        requestedBy
        viewerCanDecide
        staffMember {
          id
          name
          username
          roles
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
