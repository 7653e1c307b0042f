import type { Clock } from '@candour/database'
import { newId } from '@candour/database'
import type { RoleName } from '@candour/need-to-know'
import { refuse, type Refusal } from '../domain/refusal.ts'
import type { StaffMember } from '../generated/prisma/client.ts'
import type { AccessDatabase, AccessTransaction } from './database.ts'
import { grantInForce } from './in-force.ts'
import { addStaffMember, type NewStaffMember } from './staff-members.ts'

/**
 * Lets a regulator's visitor in for the time of an inspection. They are listed among the staff, whose names are told to each other and in "Who
 * has seen it", and are an inspector until the visit ends.
 */
export async function admitInspector(
  tx: AccessTransaction,
  clock: Clock,
  inspector: NewStaffMember & { readonly until: Date; readonly switchedOn: readonly RoleName[] },
): Promise<StaffMember | Refusal> {
  const { until, switchedOn, ...person } = inspector
  const now = clock.now()
  if (!switchedOn.includes('inspector')) return refuse('UNKNOWN_ROLE', 'This organisation is not inspected here.', 'role')
  if (until <= now) return refuse('INVALID_INPUT', 'The inspection ends in the future.', 'until')
  const added = await addStaffMember(tx, clock, person)
  const given = { accountId: added.id, role: 'inspector', effectiveFrom: now, endedAt: until, approvedById: null }
  await tx.roleGrant.create({ data: { id: newId(clock), organisation: added.organisation, ...given } })
  return added
}

export type Inspector = Pick<StaffMember, 'id' | 'name'>

/** Who inspects the organisation now, by name; at most fifty. */
export const inspectorsHere = (db: Pick<AccessDatabase, 'staffMember'>, now: Date): Promise<Inspector[]> =>
  db.staffMember.findMany({
    where: { grants: { some: { role: 'inspector', ...grantInForce(now) } } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 50,
  })
