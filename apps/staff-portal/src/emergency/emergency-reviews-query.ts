import { graphql } from '@candour/portal-kit'

export const emergencyReviewsQuery = graphql(`
  query EmergencyReviews {
    breakGlassToReview {
      id
      staffMember
      purpose
      reason
      from
      until
      open
      read
      viewerCanReview
      person {
        id
        givenName
        familyName
        preferredName
        reference
      }
    }
  }
`)
