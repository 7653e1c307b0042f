import { newId, type Clock } from '@candour/database'
import { londonDateOf } from '@candour/statutory-clock'
import { prerequisites } from '../domain/onboarding.ts'
import { readProse } from '../domain/prose.ts'
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts'
import type { StaffMember } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'
import { lockStaffMember } from './staff-members.ts'

export interface NewEvidence {
  readonly organisation: string
  readonly staffMemberId: string
  readonly kind: string
  readonly title: string
  /** `YYYY-MM-DD` */
  readonly givenOn: string
  readonly recordedById: string | null
}

/** Records that a member of staff signed an undertaking or did a training. Nobody records their own. */
export async function recordEvidence(tx: AccessTransaction, clock: Clock, evidence: NewEvidence): Promise<StaffMember | Refusal> {
  const { organisation, staffMemberId, recordedById } = evidence
  const kind = prerequisites.find((known) => known === evidence.kind)
  if (!kind) return refuse('UNKNOWN_KIND', 'Choose an undertaking or a training.', 'kind')
  if (recordedById === staffMemberId)
    return refuse('OWN_EVIDENCE', 'Someone else must record this: it is yours.', 'staffMemberId')
  const title = readProse(evidence.title, {
    required: true,
    longest: 200,
    missing: 'Enter which paper or course.',
    path: 'title',
  })
  if (isRefusal(title)) return title
  if (evidence.givenOn > londonDateOf(clock.now())) return refuse('NOT_YET', 'Enter a day that is not in the future.', 'givenOn')
  const staffMember = await lockStaffMember(tx, organisation, staffMemberId, clock.now())
  if (!staffMember) return refuse('UNKNOWN_STAFF_MEMBER', 'Choose a member of staff.', 'staffMemberId')
  await tx.staffEvidence.create({
    data: {
      id: newId(clock),
      organisation,
      staffMemberId,
      kind,
      title: title ?? '',
      givenOn: new Date(evidence.givenOn),
      recordedAt: clock.now(),
      recordedById,
    },
  })
  return staffMember
}

/** Kinds of evidence that are on record for a member of staff. */
export async function evidenceOf(tx: AccessTransaction, staffMemberId: string): Promise<string[]> {
  const rows = await tx.staffEvidence.findMany({ where: { staffMemberId }, select: { kind: true }, distinct: ['kind'] })
  return rows.map(({ kind }) => kind)
}
