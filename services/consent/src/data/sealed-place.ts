import type { SealedPlace } from '@candour/database'

/** Where a sealed part of a decision belongs: moved to another decision or person it does not open. */
export const decisionPlace = (
  decision: { readonly id: string; readonly organisation: string; readonly serviceUserId: string },
  column: 'signature' | 'witness',
): SealedPlace => ({
  organisation: decision.organisation,
  table: `consent_decision/${decision.id}`,
  column,
  personId: decision.serviceUserId,
})
