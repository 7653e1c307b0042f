import { graphql } from '@candour/portal-kit'

/** What is open about a person for the purpose stated, and what may be opened. */
export const workItemsQuery = graphql(`
  query WorkItems($id: ID!) {
    serviceUser(id: $id) {
      id
      accessActions {
        openWorkItem
        lacksWorkItem
        inspectors {
          id
          name
        }
      }
      workItems {
        id
        purpose
        openedBy
        until
        for
        viewerCanClose
      }
    }
  }
`)
