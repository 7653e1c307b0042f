import type { Persona } from './api-client.ts'

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
  'staff',
]
const complaint = ['complaint.matter', 'complaint.parties', 'complaint.outcome']
const health = ['special.health.physical', 'special.health.mental', 'special.health.sexual']
export const all = 'everything'

const complaintHandling = [
  ...complaint,
  'identity',
  'contact',
  'representation',
  'support.plan',
  'support.notes',
  'support.outcomes',
  'staff',
]

/** Who asks, for which purpose, at which assurance, and the categories that they may then read. */
export type IntendedReader = readonly [Persona, string | undefined, 1 | 2, readonly string[] | typeof all]

/**
 * Who may read what of the planted person: written down by hand from what the organisation promises, and not taken from the policy. Every
 * consent that somebody's access rests on is given.
 */
export const intendedReaders: readonly IntendedReader[] = [
  ['dmws.support-worker', 'care', 2, [...people, ...health, 'identifiers']],
  ['dmws.support-worker', 'care', 1, people],
  ['dmws.support-worker', 'safeguarding', 2, [...people, ...health]],
  ['dmws.support-worker', 'administration', 2, ['staff']],
  ['dmws.support-worker', undefined, 2, []],
  // Assigned to the person, and excluded.
  ['dmws.support-worker.2', 'care', 2, ['staff']],
  ['dmws.team-manager', 'care', 2, [...people, ...health, 'access', 'sharing']],
  ['dmws.team-manager', 'care', 1, [...people, 'access', 'sharing']],
  ['dmws.team-manager', 'rights-request', 2, ['staff']],
  ['dmws.dpo', 'rights-request', 2, all],
  ['dmws.dpo', 'complaint-handling', 2, complaintHandling],
  ['dmws.dpo', 'care', 2, ['staff']],
  ['dmws.dpo', 'administration', 2, ['staff']],
  ['dmws.complaints-officer', 'complaint-handling', 1, complaintHandling],
  ['dmws.complaints-officer', 'care', 2, ['staff']],
  ['dmws.records-officer', 'retention-review', 2, ['identity', 'retention', 'staff']],
  ['dmws.records-officer', 'care', 2, ['staff']],
  ['dmws.administrator', 'administration', 2, ['staff', 'access']],
  ['dmws.administrator', 'care', 2, ['staff']],
  ['dmws.service-user.1', 'own-record', 2, []],
  ['dmws.service-user.5', 'own-record', 1, []],
  ['dmws.partner-agency', 'care', 2, ['identity', 'contact', 'special.health.physical']],
  ['dmws.partner-agency', 'rights-request', 2, []],
  ['dmws.planted', 'own-record', 1, all],
]

/** Whether the table denies a reader what takes all the categories of any one of the lists. */
export const isDenied = ([, , , allowed]: IntendedReader, needs: readonly (readonly string[])[]): boolean =>
  allowed !== all && !needs.some((categories) => categories.every((category) => allowed.includes(category)))
