import { graphql } from '@candour/portal-kit'

export const recordQuery = graphql(`
  query Record($id: ID!) {
    serviceUser(id: $id) {
      id
      reference
      status
      givenName
      familyName
      preferredName
      birthDate
      viewerCan {
        addNote
        attachDocument
        updateContactDetails
        recordConsentDecision
        withdrawConsent
        requestCorrection
        decideCorrection
        seeAccessLog
        manageAccess
      }
    }
  }
`)
