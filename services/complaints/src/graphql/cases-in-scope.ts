import { relationshipKinds, type RelationshipKind, type SubjectFacts } from '@candour/need-to-know'
import type { CaseList } from '../data/case-pages.ts'
import type { ComplaintsContext } from './context.ts'

/**
 * Which cases a viewer may list, as a condition on rows: those whose matter they may read. The policy itself is asked, once for every way
 * of standing to a person and to a case, so that the list never knows more than the fields do. Null for none.
 */
export function casesInScope(
  context: Pick<ComplaintsContext, 'policy' | 'viewer'>,
): Pick<CaseList, 'anybody' | 'relationships' | 'given'> | null {
  const anybody = wouldRead(context, [])
  const relationships = relationshipKinds.filter((kind) => wouldRead(context, [kind]))
  return anybody || relationships.length > 0 ? { anybody, relationships, given: false } : null
}

function wouldRead(
  { policy, viewer }: Pick<ComplaintsContext, 'policy' | 'viewer'>,
  standing: readonly RelationshipKind[],
): boolean {
  const { organisation } = viewer
  const somebody = '00000000-0000-7000-8000-000000000000'
  const facts: SubjectFacts = {
    subjectId: somebody,
    organisation,
    exists: true,
    relationships: new Set(standing),
    excluded: false,
    // What rests on a consent is found through the person, not in this list.
    consents: new Set(),
  }
  return policy.decide(
    'read',
    { resource: 'Complaint', id: somebody, organisation, subjectId: somebody },
    'complaint.matter',
    facts,
  ).allowed
}
