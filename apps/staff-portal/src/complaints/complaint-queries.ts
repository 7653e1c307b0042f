import { graphql, type ResultOf } from '@candour/portal-kit'

export const clockFields = graphql(`
  fragment ClockFields on Clock {
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

export const complaintSummary = graphql(
  `
    fragment ComplaintSummary on Complaint {
      id
      reference
      kind
      state
      receivedOn
      handler
      category {
        name
      }
      deadlineFor
      clock {
        ...ClockFields
      }
    }
  `,
  [clockFields],
)

export const recordComplaintsQuery = graphql(
  `
    query RecordComplaints($id: ID!, $after: String) {
      serviceUser(id: $id) {
        id
        complaints(first: 50, after: $after) {
          nodes {
            ...ComplaintSummary
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [complaintSummary],
)

export const complaintQuery = graphql(
  `
    query Complaint($id: ID!) {
      complaint(id: $id) {
        id
        reference
        version
        kind
        category {
          name
        }
        service {
          name
        }
        procedure {
          name
        }
        state
        receivedOn
        receivedHow
        happenedOn
        knownOn
        lateness {
          lastDay
          explanation
          acceptable
          decision
        }
        closedOn
        matter
        desiredOutcome
        queue
        raisedBy
        handler
        complainedAbout
        findings
        outcome
        deadlineFor
        clock {
          ...ClockFields
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
          beganOn
          acknowledgedOn
          extendedOn
          extensionReason
          decidedOn
          decider
          findings
          outcome
        }
        timeline {
          id
          kind
          at
          by
          text
        }
        linked {
          id
          reference
          procedure {
            name
          }
        }
        viewerCan {
          allocate
          nameComplainedAbout
          acknowledge
          decideLate
          namePanel
          holdPanel
          sendPanelReport
          extend
          decide
          advance
          close
        }
      }
    }
  `,
  [clockFields],
)

export type ComplaintSummary = ResultOf<typeof complaintSummary>
export type Complaint = NonNullable<ResultOf<typeof complaintQuery>['complaint']>

/** Staff to whom a case can be given, or whom it can be about. */
export const colleaguesQuery = graphql(`
  query Colleagues {
    staffMembers(first: 100) {
      nodes {
        id
        name
        roles
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`)
