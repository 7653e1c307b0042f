import { foundingProfiles, type OrganisationProfile } from '@candour/organisations'
import type { PublishedFacts } from './published-facts.ts'

/** What is published of a welfare case that was closed. */
export const closedCase: PublishedFacts = {
  serviceUserId: '01900000-0000-7000-8000-000000000001',
  kinds: ['welfare-case'],
  status: 'CLOSED',
  bornOn: '1970-01-01',
  diedOn: null,
  closedOn: ['2027-01-05'],
  facts: [],
  complaints: [],
  holds: [],
}

/** A founding organisation. @throws RangeError when it is none */
export function foundingProfile(id: string): OrganisationProfile {
  const found = foundingProfiles().find((profile) => profile.id === id)
  if (!found) throw new RangeError(`${id} is no founding organisation.`)
  return found
}
