import { relationshipKinds, type RelationshipKind } from '@candour/need-to-know'
import type { RetentionContext } from './context.ts'

/**
 * Whose keeping times a viewer may list, as a condition on rows: those they may read. The policy itself is asked, once for every way of
 * standing to a person, so that the list never knows more than the fields do. Null for nobody's.
 */
export function peopleInScope(context: Pick<RetentionContext, 'policy' | 'viewer'>): readonly RelationshipKind[] | 'any' | null {
  if (wouldRead(context, [])) return 'any'
  const relationships = relationshipKinds.filter((kind) => wouldRead(context, [kind]))
  return relationships.length > 0 ? relationships : null
}

function wouldRead(
  { policy, viewer: { organisation } }: Pick<RetentionContext, 'policy' | 'viewer'>,
  standing: readonly RelationshipKind[],
): boolean {
  const somebody = '00000000-0000-7000-8000-000000000000'
  const ref = { resource: 'ServiceUser', id: somebody, organisation, subjectId: somebody }
  return policy.decide('read', ref, 'retention', {
    subjectId: somebody,
    organisation,
    exists: true,
    relationships: new Set(standing),
    excluded: false,
    consents: new Set<string>(),
  }).allowed
}
