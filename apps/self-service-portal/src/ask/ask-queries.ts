import { graphql, type ResultOf } from '@candour/portal-kit'

const clockFields = graphql(`
  fragment MyClockFields on Clock {
    receivedOn
    startsOn
    dueOn
    provisional
    pausedDays
    rule
    state
    remaining
    explanation
  }
`)

/** What the person sent so far. */
export const sentQuery = graphql(
  `
    query MyComplaints($after: String) {
      myRecord {
        id
        complaints(first: 25, after: $after) {
          nodes {
            id
            reference
            kind
            state
            receivedOn
            deadlineFor
            clock {
              ...MyClockFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [clockFields],
)

/** What the organisation takes, by its own lists. */
export const processQuery = graphql(`
  query MyComplaintsProcess {
    complaintsProcess {
      kinds
      categories {
        code
        name
      }
      services {
        code
        name
      }
      firstRecipient
      asksWhenItHappened
      asksWhenItWasKnown
    }
  }
`)

export type Process = NonNullable<ResultOf<typeof processQuery>['complaintsProcess']>
export type Kind = Process['kinds'][number]

/** Whose record a new case is put on. */
export const whoQuery = graphql(`
  query MyComplaintsProcessAndId {
    myRecord {
      id
    }
    complaintsProcess {
      kinds
      categories {
        code
        name
      }
      services {
        code
        name
      }
      firstRecipient
      asksWhenItHappened
      asksWhenItWasKnown
    }
  }
`)

export const sendMutation = graphql(
  `
    mutation RaiseMyComplaint($input: RaiseComplaintInput!) {
      raiseComplaint(input: $input) {
        complaint {
          id
          reference
          deadlineFor
          clock {
            ...MyClockFields
          }
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `,
  [clockFields],
)

export const askedQuery = graphql(
  `
    query MyComplaint($id: ID!) {
      complaint(id: $id) {
        id
        reference
        version
        kind
        state
        receivedOn
        matter
        desiredOutcome
        handler
        findings
        outcome
        lateness {
          explanation
          decision
        }
        deadlineFor
        clock {
          ...MyClockFields
        }
        tasks {
          kind
          dueOn
          provisional
        }
        panel {
          id
          size
          members
          heldOn
          reportedOn
        }
        stages {
          id
          name
        }
        timeline {
          id
          kind
          at
          by
          text
        }
        viewerCan {
          withdraw
          advance
        }
      }
    }
  `,
  [clockFields],
)

export type Asked = NonNullable<ResultOf<typeof askedQuery>['complaint']>
