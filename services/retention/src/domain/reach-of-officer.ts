import type { OrganisationProfile } from '@candour/organisations'
import type { Reach } from '@candour/outbox'

const postcode = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/

/** How the data protection officer is told: by email, or by letter where the profile gives none. */
export function reachOfOfficer({ contacts }: Pick<OrganisationProfile, 'contacts'>): {
  readonly title: string
  readonly reach: Reach
} {
  const { title, address, email } = contacts.dataProtectionOfficer
  if (email !== undefined) return { title, reach: { email } }
  const last = address.at(-1)
  return {
    title,
    reach: last !== undefined && postcode.test(last) ? { address: { lines: address.slice(0, -1), postcode: last } } : {},
  }
}
