import { graphql } from '@candour/portal-kit'

export const summaryQuery = graphql(`
  query Summary($id: ID!) {
    serviceUser(id: $id) {
      id
      reference
      givenName
      familyName
      preferredName
      birthDate
      nhsNumber
      contact {
        email
        phone
        address {
          lines
          postcode
        }
        preferredChannel
        safeContact
        safeContactRules {
          discreet
        }
      }
      physicalHealth
      mentalHealth
      ethnicity
      religion
    }
  }
`)
