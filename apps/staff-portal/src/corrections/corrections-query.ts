import { graphql } from '@candour/portal-kit'

export const correctionsQuery = graphql(`
  query Corrections($id: ID!, $after: String) {
    serviceUser(id: $id) {
      id
      corrections(first: 100, after: $after) {
        nodes {
          id
          field
          previous
          proposed
          reason
          state
          requestedAt
          requestedBy
          decidedAt
          decisionReason
          decidedBy
          version
          viewerCanDecide
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)
