import { newId, type Clock } from '@candour/database'
import { isIdentifier } from '../domain/identifier.ts'
import { grantInForce } from './in-force.ts'
import type { AccessTransaction } from './database.ts'

/** A member of staff and the roles they have now; `null` when there is none of this id here. */
export async function findStaffMember(tx: AccessTransaction, id: string, now: Date) {
  if (!isIdentifier(id)) return null
  const row = await tx.staffMember.findUnique({
    where: { id },
    include: { grants: { where: grantInForce(now), select: { role: true } } },
  })
  return row && { ...row, rolesInForce: row.grants.map(({ role }) => role) }
}

/**
 * The same, with the row locked until the transaction ends, so that what is decided about this person's roles and work rests on facts
 * that nobody changes meanwhile.
 */
export async function lockStaffMember(tx: AccessTransaction, organisation: string, id: string, now: Date) {
  if (!isIdentifier(id)) return null
  await tx.$queryRaw`SELECT id FROM access.staff_member WHERE organisation = ${organisation} AND id = ${id}::uuid FOR UPDATE`
  return findStaffMember(tx, id, now)
}

export interface NewStaffMember {
  readonly organisation: string
  /** Id of the account they sign in with, when that exists already. */
  readonly id?: string
  readonly username: string
  readonly name: string
}

export async function addStaffMember(
  tx: AccessTransaction,
  clock: Clock,
  { organisation, id = newId(clock), username, name }: NewStaffMember,
) {
  return tx.staffMember.create({ data: { id, organisation, username, name, joinedAt: clock.now() } })
}
