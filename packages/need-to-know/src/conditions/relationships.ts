import { withinTheAuthority } from '../by-feature/representatives.ts'
import type { Level } from '../circumstances.ts'
import type { RelationshipKind } from '../subject-facts.ts'
import type { Condition } from './condition.ts'
import { standsNow } from './stands-now.ts'

/** The condition a sentence names with `when`: how the viewer must stand to the person, or that no person is concerned. */
export interface Standing extends Condition {
  readonly level: Level
  readonly relationships: readonly RelationshipKind[] | 'any' | 'none'
  /** How the rule goes on in a sentence for everybody: "of a person they are assigned to". */
  readonly inWords: string
}

const standsAs = (kind: RelationshipKind, says: string, inWords: string): Standing => ({
  says,
  inWords,
  level: 'person',
  relationships: [kind],
  holds: ({ subject }) => standsNow(subject, kind),
  rows: () => ({ rows: 'standing-as', relationships: [kind] }),
  otherwise: 'NO_RELATIONSHIP',
})

/** The viewer is the person. */
export const self = standsAs('self', 'self', 'of themselves')
/** The viewer is assigned to the person's support. */
export const assignedWorker = standsAs('assigned-worker', 'assigned worker', 'of a person they are assigned to')
/** The viewer's team supports the person. */
export const team = standsAs('team', 'team', 'of a person their team supports')
/** The viewer manages a team that supports the person. */
export const teamManager = standsAs('team-manager', 'team manager', 'of a person whom a team they manage supports')
/** The viewer is an agency to which the person was referred. */
export const referralRecipient = standsAs('referral-recipient', 'referral recipient', 'of a person who was referred to them')
/** The viewer pays, under a contract, for what the person is given. */
export const commissionerOfTheContract = standsAs('commissioner', 'commissioner', 'of a person served under a contract of theirs')
/** The viewer investigates a complaint of the person, whichever. */
export const investigator = standsAs(
  'investigator',
  'investigator of a complaint of theirs',
  'of a person whose complaint they investigate',
)

/** The viewer investigates this very complaint. Counts for nothing else about the person, other complaints included. */
export const investigatorOfThis: Standing = {
  says: 'investigator of this complaint',
  inWords: 'of a complaint they investigate',
  level: 'person',
  relationships: ['investigator'],
  holds: ({ resource }) => resource.relationships.has('investigator'),
  // a list of people is of no complaint in particular
  rows: () => ({ rows: 'none' }),
  otherwise: 'NO_RELATIONSHIP',
}

/** The viewer acts for the person, within the authority they were given. */
export const representing: Standing = {
  says: 'representative, within the authority',
  inWords: 'of a person they act for, as far as their authority goes',
  level: 'person',
  relationships: ['representative'],
  holds: ({ subject, category }) => standsNow(subject, 'representative') && withinTheAuthority(subject.representation, category),
  rows: () => ({ rows: 'standing-as', relationships: ['representative'] }),
  otherwise: 'NO_RELATIONSHIP',
}

/** The viewer has work to do, for the purpose stated, that concerns the person: asked for whatever the organisation has settled. */
export const withWorkToDo: Standing = {
  says: 'anyone a work item concerns',
  inWords: 'of a person whom their work item concerns',
  level: 'person',
  relationships: 'any',
  holds: ({ viewer, subject }) => viewer.purpose !== null && subject.workItems.has(viewer.purpose),
  rows: ({ purpose }) => (purpose === null ? { rows: 'none' } : { rows: 'with-work-item', purpose }),
  otherwise: 'NO_RELATIONSHIP',
}

/** Any service user of the organisation. */
export const ofAnyone: Standing = {
  says: 'anyone',
  inWords: 'of any person of the organisation',
  level: 'person',
  relationships: 'any',
  holds: ({ level }) => level === 'person',
  rows: () => ({ rows: 'all' }),
  otherwise: 'NO_RELATIONSHIP',
}

/** Data of the organisation itself, not of a service user. */
export const ofTheOrganisation: Standing = {
  says: 'the organisation',
  inWords: 'of the organisation itself',
  level: 'organisation',
  relationships: 'none',
  holds: ({ level }) => level === 'organisation',
  rows: () => ({ rows: 'none' }),
  otherwise: 'NOT_YOUR_ROLE',
}
