import { graphql, type ResultOf } from '@candour/portal-kit'

export const contactQuery = graphql(`
  query Contact($id: ID!) {
    serviceUser(id: $id) {
      id
      version
      contact {
        email
        phone
        address {
          lines
          postcode
        }
        preferredChannel
        safeContact
      }
    }
  }
`)

export const updateContactMutation = graphql(`
  mutation UpdateContactDetails($input: UpdateContactDetailsInput!) {
    updateContactDetails(input: $input) {
      serviceUser {
        id
        version
        contact {
          email
          phone
          address {
            lines
            postcode
          }
          preferredChannel
          safeContact
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

export type ContactRecord = NonNullable<ResultOf<typeof contactQuery>['serviceUser']>
