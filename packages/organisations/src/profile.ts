import { readComplaints } from './complaints.ts'
import type { ComplaintsProfile } from './complaints.ts'
import { readConsent } from './consent-profile.ts'
import type { ConsentProfile } from './consent-profile.ts'
import type { Help, Regulator } from './contact.ts'
import { checkConsistency } from './consistency/check-consistency.ts'
import { profileShape } from './profile-shape.ts'
import type { WrittenProfile } from './profile-shape.ts'

/** Everything the platform knows about one organisation: its profile, with all that it selects or leaves to a default settled. */
export interface OrganisationProfile extends Omit<WrittenProfile, 'consent' | 'complaints' | 'contacts' | ListKey> {
  readonly consent: ConsentProfile
  readonly complaints: ComplaintsProfile
  readonly contacts: {
    readonly dataProtectionOfficer: WrittenProfile['contacts']['dataProtectionOfficer']
    /** The phone is empty where the organisation gives none: it is then reached by email or an online form. */
    readonly help: Help & { readonly phone: string }
  }
  /** The data-protection regulator, which is also `regulators.dataProtection`. */
  readonly regulator: Regulator
  readonly placementTypes: NonNullable<WrittenProfile['placementTypes']>
  readonly customers: NonNullable<WrittenProfile['customers']>
  readonly contracts: NonNullable<WrittenProfile['contracts']>
  readonly groupEntities: NonNullable<WrittenProfile['groupEntities']>
}

type ListKey = 'placementTypes' | 'customers' | 'contracts' | 'groupEntities'

/** A whole profile: every key in its shape, every reference between its parts rightly made, and then all of it settled. */
export const profileSchema = profileShape.superRefine(checkConsistency).transform((written): OrganisationProfile => ({
  ...written,
  consent: readConsent(written.consent),
  complaints: readComplaints(written.complaints),
  contacts: { ...written.contacts, help: { ...written.contacts.help, phone: written.contacts.help.phone ?? '' } },
  regulator: written.regulators.dataProtection,
  placementTypes: written.placementTypes ?? [],
  customers: written.customers ?? [],
  contracts: written.contracts ?? [],
  groupEntities: written.groupEntities ?? [],
}))
