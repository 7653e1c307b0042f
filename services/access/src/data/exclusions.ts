import { newId, type Clock, type VaultSession } from '@candour/database'
import { excludeStaff } from '../domain/exclude-staff.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Exclusion } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'
import { lasting, notEnded } from './in-force.ts'
import { lockStaffMember } from './staff-members.ts'

export interface ExclusionWish {
  readonly organisation: string
  readonly subjectId: string
  readonly staffMemberId: string
  readonly reason: string
  readonly createdById: string | null
}

/**
 * Keeps a member of staff away from a person, whatever else would let them in; their assignment to the person, if any, ends with it.
 * The reason tells of family ties and complaints, so it is sealed under the person's key.
 */
export async function exclude(
  tx: AccessTransaction,
  clock: Clock,
  vault: VaultSession,
  wish: ExclusionWish,
): Promise<Exclusion | Refusal> {
  const now = clock.now()
  const { organisation, subjectId, staffMemberId, createdById } = wish
  const staffMember = await lockStaffMember(tx, organisation, staffMemberId, now)
  const present = staffMember
    ? await tx.exclusion.findFirst({ where: { subjectId, staffMemberId, ...notEnded(now) }, select: { id: true } })
    : null
  const outcome = excludeStaff({
    staffMemberExists: staffMember !== null,
    alreadyExcluded: present !== null,
    reason: wish.reason,
  })
  if (isRefusal(outcome)) return outcome
  await tx.assignment.updateMany({
    where: { subjectId, viewerId: staffMemberId, ...lasting(now) },
    data: { untilAt: now, endedById: createdById },
  })
  const id = newId(clock)
  const place = { organisation, table: `exclusion/${id}`, column: 'reason_sealed', personId: subjectId }
  const reasonSealed = await vault.seal(tx, place, outcome.reason)
  return tx.exclusion.create({
    data: { id, organisation, subjectId, staffMemberId, reasonSealed, fromAt: now, createdById },
  })
}
