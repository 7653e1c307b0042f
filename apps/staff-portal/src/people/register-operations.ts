import { graphql } from '@candour/portal-kit'

export const consentFormQuery = graphql(`
  query ConsentForm {
    organisation {
      id
      services {
        code
        name
        fields
      }
    }
    consentForm {
      code
      version
      storageItem
      items {
        code
        section
        title
        basis
        wording {
          version
          text
          who
          what
          why
          howLong
          consequences
          howToWithdraw
        }
      }
    }
  }
`)

export const registerMutation = graphql(`
  mutation RegisterServiceUser($input: RegisterServiceUserInput!) {
    registerServiceUser(input: $input) {
      serviceUser {
        id
        reference
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)
