import { graphql, type ResultOf } from '@candour/portal-kit'

export const retentionQuery = graphql(`
  query RecordRetention($id: ID!) {
    serviceUser(id: $id) {
      id
      retention {
        disposeFrom
        decidedBy
        viewerCanPropose
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
      disposal {
        id
        state
        reason
        proposedAt
        proposedBy
        runsOn
        decidedAt
        decidedBy
        refusalReason
        viewerCan {
          decide
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
export type Disposal = NonNullable<RetentionRecord['disposal']>
export type Hold = NonNullable<RetentionRecord['holds']>[number]

/** How long the organisation keeps what: about nobody, and the words for the codes of rules. */
export const scheduleQuery = graphql(`
  query RetentionSchedule {
    retentionSchedule {
      statement
      byItselfAfterDays
      rules {
        code
        title
      }
    }
  }
`)

export const retentionDueQuery = graphql(`
  query RetentionDue($proposed: Boolean, $after: String) {
    retentionDue(proposed: $proposed, first: 50, after: $after) {
      nodes {
        id
        disposeFrom
        decidedBy
        disposal {
          id
          state
          runsOn
        }
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

/** What was approved to go: about nobody. */
export const disposalsQuery = graphql(`
  query Disposals($after: String) {
    disposals(first: 25, after: $after) {
      nodes {
        id
        state
        rule
        proposedBy
        decidedAt
        decidedBy
        byItselfAfterDays
        erasedAt
        filesLeft
        erasures {
          id
          service
          rows
          keys
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export type ApprovedDisposal = NonNullable<
  NonNullable<NonNullable<ResultOf<typeof disposalsQuery>['disposals']>['nodes']>[number]
>
