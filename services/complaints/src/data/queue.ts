import type { ComplaintsProfile } from '@candour/organisations'
import { holdersOf } from './recipients.ts'
import type { Recording } from './recording.ts'

/**
 * The role whose queue a case is in: that of the first recipient, or of whoever stands in where nobody holds it but those whom the case is about.
 * Where nobody of either may look into it, it waits in the first [DMWS-47].
 */
export async function queueOf(
  recording: Pick<Recording, 'tx' | 'clock'>,
  { firstRecipient, standIn }: Pick<ComplaintsProfile, 'firstRecipient' | 'standIn'>,
  complainedAbout: readonly string[],
): Promise<string> {
  for (const role of standIn === undefined ? [] : [firstRecipient, standIn]) {
    if ((await holdersOf(recording, role, complainedAbout)).length > 0) return role
  }
  return firstRecipient
}
