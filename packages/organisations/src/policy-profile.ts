import type { PolicyProfile } from '@candour/need-to-know'
import type { OrganisationProfile } from './profile.ts'

/** The part of a profile that the need-to-know policy rests on. */
export const policyProfile = (profile: OrganisationProfile): PolicyProfile => ({
  id: profile.id,
  roles: profile.roles,
  consentGates: profile.consentGates,
  withheld: profile.withheld ?? [],
})
