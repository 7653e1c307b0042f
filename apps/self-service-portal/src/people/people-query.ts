import { graphql, type ResultOf } from '@candour/portal-kit'

export const peopleQuery = graphql(`
  query MyPeople {
    myRecord {
      id
      representatives {
        id
        name
        role
        state
        explanation
        evidence
        from
        until
        coverage {
          name
          label
          hidden
        }
        viewerCan {
          end
          hide
          confirm
        }
      }
    }
  }
`)

type Record = NonNullable<ResultOf<typeof peopleQuery>['myRecord']>
export type ActsForMe = NonNullable<Record['representatives']>[number]

export const stopMutation = graphql(`
  mutation StopMyRepresentative($input: EndRepresentationInput!) {
    endRepresentation(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`)

export const hideMutation = graphql(`
  mutation HideFromMyRepresentative($input: HideFromRepresentativeInput!) {
    hideFromRepresentative(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`)

export const confirmMutation = graphql(`
  mutation ConfirmMyRepresentative($input: ConfirmRepresentationInput!) {
    confirmRepresentation(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`)
