import type { ResourceRef } from '@candour/need-to-know'
import type { Disposal } from '../generated/prisma/client.ts'

/** What is proposed is about the person; once it is approved, it is the organisation's own act, and is to name nobody. */
export const disposalRef = ({ id, organisation, serviceUserId, state }: Disposal): ResourceRef => ({
  resource: 'Disposal',
  id,
  organisation,
  subjectId: state === 'PROPOSED' || state === 'REFUSED' ? serviceUserId : null,
})
