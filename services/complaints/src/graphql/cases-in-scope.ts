import { purposes, resourceKey, type SubjectFacts } from '@candour/need-to-know'
import type { CaseList } from '../data/case-pages.ts'
import type { ComplaintsContext } from './context.ts'

type Scope = Pick<CaseList, 'anybody' | 'relationships' | 'given' | 'workItem' | 'unrestricted' | 'consents'>
type Asked = Pick<ComplaintsContext, 'policy' | 'viewer'>

/**
 * Which cases a viewer may list, as a condition on rows: those of people whose complaints they may read, and those that they are to look
 * into. It may be narrower than what the fields allow, never wider: whoever acts for a person finds that person's cases on their record.
 * Null for none.
 */
export function casesInScope(asked: Asked): Scope | null {
  const scope = asked.policy.rowScope('Complaint', 'complaint.matter')
  const given = wouldReadGiven(asked, { restricted: false })
  if (scope === null && !given) return null
  const standings = scope === null || scope.relationships === 'any' ? [] : scope.relationships
  return {
    anybody: scope?.relationships === 'any',
    relationships: standings.filter((kind) => kind !== 'representative'),
    given,
    workItem: scope?.workItem ?? null,
    unrestricted: scope?.unrestricted ?? !wouldReadGiven(asked, { restricted: true }),
    consents: scope?.consents.map(({ item }) => item) ?? [],
  }
}

/** Whether the policy lets this viewer read a case that they are to look into, standing to the person in no other way and without consents. */
function wouldReadGiven({ policy, viewer }: Asked, { restricted }: Pick<SubjectFacts, 'restricted'>): boolean {
  const { organisation } = viewer
  const some = '00000000-0000-7000-8000-000000000000'
  const ref = { resource: 'Complaint', id: some, organisation, subjectId: some }
  const facts: SubjectFacts = {
    subjectId: some,
    organisation,
    exists: true,
    relationships: new Set(['investigator']),
    excluded: false,
    consents: new Set(),
    restricted,
    // An open case is itself the errand behind its handling.
    workItems: new Set(purposes),
    representation: null,
    breakGlass: null,
    resources: new Map([[resourceKey(ref), { relationships: new Set(['investigator']), excluded: false }]]),
  }
  return policy.decide('read', ref, 'complaint.matter', facts).allowed
}
