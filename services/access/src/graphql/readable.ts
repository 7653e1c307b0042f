import type { DeclaredCategory } from '@candour/need-to-know'
import { ofOrganisation, type AccessContext } from './context.ts'

/**
 * Whether the viewer may read a list of the organisation at all. If not, the list is withheld with a mark, and not so much as its length
 * is told.
 */
export async function readable(context: AccessContext, field: string, category: DeclaredCategory): Promise<boolean> {
  const ref = ofOrganisation(context, 'Query', context.viewer.organisation)
  const decision = await context.needToKnow.decide(ref, [category])
  if (decision.allowed) return true
  context.needToKnow.withhold({ on: 'Query', id: ref.id, field, category, reason: decision.reason, remedy: decision.remedy }, ref)
  return false
}
