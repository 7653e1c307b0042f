import type { Level } from '../circumstances.ts'
import type { RelationshipKind } from '../subject-facts.ts'
import type { Condition } from './condition.ts'

/** The condition a sentence names with `when`: how the viewer must stand to the person, or that no person is concerned. */
export interface Standing extends Condition {
  readonly level: Level
  readonly relationships: readonly RelationshipKind[] | 'any' | 'none'
}

const standsAs = (says: string, ...kinds: readonly [RelationshipKind, ...RelationshipKind[]]): Standing => ({
  says,
  level: 'person',
  relationships: kinds,
  holds: ({ subject }) => kinds.some((kind) => subject.relationships.has(kind)),
  rows: () => ({ rows: 'standing-as', relationships: kinds }),
  otherwise: 'NO_RELATIONSHIP',
})

/** The viewer is the person. */
export const self = standsAs('self', 'self')
/** The viewer is assigned to the person's support. */
export const assignedWorker = standsAs('assigned worker', 'assigned-worker')
/** The viewer's team supports the person. */
export const team = standsAs('team', 'team')
/** The viewer manages a team that supports the person. */
export const teamManager = standsAs('team manager', 'team-manager')
/** The viewer is an agency to which the person was referred. */
export const referralRecipient = standsAs('referral recipient', 'referral-recipient')

/** Any service user of the organisation. */
export const ofAnyone: Standing = {
  says: 'anyone',
  level: 'person',
  relationships: 'any',
  holds: ({ level }) => level === 'person',
  rows: () => ({ rows: 'all' }),
  otherwise: 'NO_RELATIONSHIP',
}

/** Data of the organisation itself, not of a service user. */
export const ofTheOrganisation: Standing = {
  says: 'the organisation',
  level: 'organisation',
  relationships: 'none',
  holds: ({ level }) => level === 'organisation',
  rows: () => ({ rows: 'none' }),
  otherwise: 'NOT_YOUR_ROLE',
}
