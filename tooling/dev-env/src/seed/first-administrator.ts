import { randomBytes } from 'node:crypto'
import type { Clock } from '@candour/database'
import { enrolmentUri, newTotpSecret } from '@candour/identity'
import type { OrganisationProfile } from '@candour/organisations'
import type { Network } from '../network.ts'
import { addStaffWithAccount } from './staff.ts'

/** What the operator must hand to the first administrator; shown once and kept nowhere. */
export interface FirstSignIn {
  readonly username: string
  readonly password: string
  readonly secondFactor: string
}

/** What the operator is shown, and nowhere else. */
export const toldOnce = ({ username, password, secondFactor }: FirstSignIn): string =>
  `The first administrator, shown this once:
  user name      ${username}
  password       ${password}
  second factor  ${secondFactor}`

/** Gives an otherwise empty organisation its one administrator, who may ask for everything else. */
export async function seedFirstAdministrator(network: Network, clock: Clock, profile: OrganisationProfile): Promise<FirstSignIn> {
  const username = `${profile.id}.administrator`
  const password = randomBytes(15).toString('base64url')
  const totpSecret = newTotpSecret()
  const staff = { organisation: profile.id, username, name: 'First administrator', password, totpSecret }
  const id = await addStaffWithAccount(network, clock, staff)
  await network.seeding.access.grantRole({ organisation: profile.id, staffMemberId: id, role: 'administrator' })
  return { username, password, secondFactor: enrolmentUri(totpSecret, username) }
}
