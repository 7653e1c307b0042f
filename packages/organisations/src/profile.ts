import { checkConsistency } from './profile-consistency.ts'
import { profileShape } from './profile-shape.ts'
export type { OrganisationProfile } from './profile-shape.ts'

/** A whole profile: every key in its shape, and every reference between its parts rightly made. */
export const profileSchema = profileShape.superRefine(checkConsistency)
