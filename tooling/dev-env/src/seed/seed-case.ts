import type { CaseToSeed, StepToSeed } from '@candour/complaints'
import type { Network } from '../network.ts'
import type { CastCase, CastStep } from './cast/cast.ts'
import { daysBefore } from './person-of-cast.ts'
import type { StaffOf } from './seed-staff.ts'

interface Of {
  readonly organisation: string
  readonly subjectId: string
  readonly staff: StaffOf
  /** Who brought or withdrew something: a member of staff, or the person by their account. */
  readonly actor: (key: string) => CaseToSeed['by']
  readonly now: Date
}

/** Puts on record what somebody brought, with what was done about it until now. */
export async function seedCase(
  { seeding: { complaints } }: Network,
  { organisation, subjectId, staff, actor, now }: Of,
  { by, daysAgo, steps = [], ...brought }: CastCase,
): Promise<void> {
  await complaints.addCase(organisation, subjectId, {
    ...brought,
    by: actor(by),
    at: daysBefore(now, daysAgo),
    steps: steps.map((step) => stepOf(step, staff, now)),
  })
}

function stepOf({ step, daysAgo, by, to, findings, outcome }: CastStep, staff: StaffOf, now: Date): StepToSeed {
  const taken = { at: daysBefore(now, daysAgo), by: staff(by) }
  switch (step) {
    case 'allocate':
      return { step, ...taken, to: staff(to ?? by) }
    case 'decide':
      return { step, ...taken, findings: findings ?? '', outcome: outcome ?? '' }
    case 'acknowledge':
    case 'close':
    case 'withdraw':
      return { step, ...taken }
  }
}
