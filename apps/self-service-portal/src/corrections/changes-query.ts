import { graphql, type ResultOf } from '@candour/portal-kit'
import type { pageMessages } from '../page-messages.ts'

export const changesQuery = graphql(`
  query MyCorrections($after: String) {
    myRecord {
      id
      corrections(first: 50, after: $after) {
        nodes {
          id
          field
          previous
          proposed
          reason
          state
          requestedAt
          decidedAt
          decisionReason
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

type Nodes = NonNullable<NonNullable<NonNullable<ResultOf<typeof changesQuery>['myRecord']>['corrections']>['nodes']>
export type Correction = NonNullable<Nodes[number]>
export type State = keyof typeof pageMessages.changes.states
