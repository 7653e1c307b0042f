import type { Persona } from './api-client.ts'
import { isOfOrganisation, ofOrganisation } from './planted-needs.ts'

const colleagues = ofOrganisation('staff')
const people = [
  'identity',
  'contact',
  'family',
  'support.plan',
  'support.notes',
  'support.outcomes',
  'consent',
  'rights',
  'representation',
  colleagues,
]
const complaint = ['complaint.matter', 'complaint.parties', 'complaint.outcome']
const health = ['special.health.physical', 'special.health.mental', 'special.health.sexual']
/** Everything of a person; nothing of the organisation. */
export const all = '**'

const complaintHandling = [
  ...complaint,
  'identity',
  'contact',
  'representation',
  'support.plan',
  'support.notes',
  'support.outcomes',
  colleagues,
]

/** Who asks, for which purpose, at which assurance, and the categories that they may then read. */
export type IntendedReader = readonly [Persona, string | undefined, 1 | 2, readonly string[]]

/**
 * Who may read what of the planted person: written down by hand from what the organisation promises, and not taken from the policy. Every
 * consent that somebody's access rests on is given.
 */
export const intendedReaders: readonly IntendedReader[] = [
  ['dmws.support-worker', 'care', 2, [...people, ...health, 'identifiers']],
  ['dmws.support-worker', 'care', 1, people],
  ['dmws.support-worker', 'safeguarding', 2, [...people, ...health]],
  ['dmws.support-worker', 'administration', 2, []],
  ['dmws.support-worker', undefined, 2, []],
  // Assigned to the person, and excluded.
  ['dmws.support-worker.2', 'care', 2, [colleagues]],
  ['dmws.team-manager', 'care', 2, [...people, ...health, 'access', 'sharing']],
  ['dmws.team-manager', 'care', 1, [...people, 'access', 'sharing']],
  ['dmws.team-manager', 'rights-request', 2, []],
  ['dmws.dpo', 'rights-request', 2, [all, colleagues]],
  ['dmws.dpo', 'complaint-handling', 2, complaintHandling],
  ['dmws.dpo', 'care', 2, []],
  ['dmws.dpo', 'administration', 2, [colleagues, ofOrganisation('access'), ofOrganisation('audit')]],
  ['dmws.complaints-officer', 'complaint-handling', 1, complaintHandling],
  ['dmws.complaints-officer', 'care', 2, []],
  ['dmws.records-officer', 'retention-review', 2, ['identity', 'retention', colleagues]],
  ['dmws.records-officer', 'care', 2, []],
  ['dmws.administrator', 'administration', 2, [colleagues, ofOrganisation('access')]],
  ['dmws.administrator', 'care', 2, []],
  ['dmws.service-user.1', 'own-record', 2, []],
  ['dmws.service-user.5', 'own-record', 1, []],
  ['dmws.partner-agency', 'care', 2, ['identity', 'contact', 'special.health.physical']],
  ['dmws.partner-agency', 'rights-request', 2, []],
  ['dmws.planted', 'own-record', 1, [all]],
]

/** Who looks after the log of the organisation. What others did is told to them: what they are sent differs with whatever was asked before. */
export const intendedAuditor: IntendedReader = [
  'dmws.dpo',
  'audit',
  2,
  ['audit', 'access', 'identity', colleagues, ofOrganisation('access'), ofOrganisation('audit')],
]

/** Whether the table denies a reader what takes all the categories of any one of the lists. */
export const isDenied = ([, , , allowed]: IntendedReader, needs: readonly (readonly string[])[]): boolean =>
  !needs.some((categories) =>
    categories.every((category) => allowed.includes(category) || (allowed.includes(all) && !isOfOrganisation(category))),
  )
