import type { SealedPlace } from '@candour/database'

/** Where a sealed part of a hold belongs: moved to another hold or person it does not open. */
export const holdPlace = (
  hold: { readonly id: string; readonly organisation: string; readonly serviceUserId: string },
  column: 'reason' | 'release_reason',
): SealedPlace => ({ organisation: hold.organisation, table: `hold/${hold.id}`, column, personId: hold.serviceUserId })

/** Where a sealed part of a disposal belongs. */
export const disposalPlace = (
  disposal: { readonly id: string; readonly organisation: string; readonly serviceUserId: string },
  column: 'reason' | 'refusal_reason',
): SealedPlace => ({
  organisation: disposal.organisation,
  table: `disposal/${disposal.id}`,
  column,
  personId: disposal.serviceUserId,
})
