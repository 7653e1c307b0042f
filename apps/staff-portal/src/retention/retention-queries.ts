import { graphql, type ResultOf } from '@candour/portal-kit'

export const retentionQuery = graphql(`
  query RecordRetention($id: ID!) {
    serviceUser(id: $id) {
      id
      retention {
        disposeFrom
        decidedBy
        explanation {
          text
          considered {
            id
            rule
            date
            because
          }
        }
      }
      holds {
        id
        kind
        reason
        placedAt
        placedBy
        until
        releasedAt
        releasedBy
        releaseReason
        viewerCan {
          release
        }
      }
    }
  }
`)

export type RetentionRecord = NonNullable<ResultOf<typeof retentionQuery>['serviceUser']>
export type Hold = NonNullable<RetentionRecord['holds']>[number]

/** How long the organisation keeps what: about nobody, and the words for the codes of rules. */
export const scheduleQuery = graphql(`
  query RetentionSchedule {
    retentionSchedule {
      statement
      rules {
        code
        title
      }
    }
  }
`)

export const retentionDueQuery = graphql(`
  query RetentionDue($after: String) {
    retentionDue(first: 50, after: $after) {
      nodes {
        id
        disposeFrom
        decidedBy
        serviceUser {
          id
          reference
          givenName
          familyName
          preferredName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
