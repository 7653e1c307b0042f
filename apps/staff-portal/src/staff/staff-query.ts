import { graphql } from '@candour/portal-kit'

export const staffQuery = graphql(`
  query Staff($after: String) {
    staffMembers(first: 50, after: $after) {
      nodes {
        id
        name
        username
        roles
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
