import { newId, type Clock } from '@candour/database'
import type { Network } from '../network.ts'

export interface StaffToSeed {
  readonly organisation: string
  readonly username: string
  readonly name: string
  readonly password: string
  /** Secret of the second factor, base32. */
  readonly totpSecret: string
}

/** Opens a sign-in and puts its owner on the staff. Returns the id that both share. */
export async function addStaffWithAccount({ identity, seeding }: Network, clock: Clock, staff: StaffToSeed): Promise<string> {
  const id = newId(clock)
  const { organisation, username, name, password, totpSecret } = staff
  await identity.openAccount({ id, organisation, kind: 'staff', username, displayName: name, password, totpSecret })
  return seeding.access.addStaffMember({ id, organisation, username, name })
}

/** Opens a sign-in for a regulator's visitor and lets them in until the visit ends. Returns their id. */
export async function admitInspectorWithAccount(
  { identity, seeding }: Network,
  clock: Clock,
  { organisation, username, name, password, totpSecret }: StaffToSeed,
  until: Date,
): Promise<string> {
  const id = newId(clock)
  await identity.openAccount({ id, organisation, kind: 'inspector', username, displayName: name, password, totpSecret })
  return seeding.access.admitInspector({ id, organisation, username, name, until })
}
