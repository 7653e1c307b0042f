import { graphql, type ResultOf } from '@candour/portal-kit'

export const accessRequestsQuery = graphql(`
  query AccessRequests {
    accessRequests {
      id
      requester
      reference
      purpose
      days
      reason
      requestedAt
      viewerCanDecide
      person {
        id
        givenName
        familyName
        preferredName
      }
    }
  }
`)

export type AccessRequestToDecide = NonNullable<ResultOf<typeof accessRequestsQuery>['accessRequests']>[number]
