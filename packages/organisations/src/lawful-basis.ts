/** The grounds on which personal data may be used: Article 6(1) UK GDPR, with the ground added by the Data (Use and Access) Act 2025. */
export const lawfulBases = [
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'PUBLIC_TASK',
  'RECOGNISED_LEGITIMATE_INTEREST',
  'LEGITIMATE_INTERESTS',
] as const
export type LawfulBasis = (typeof lawfulBases)[number]

/** Whether a person may object to a use on this ground: Article 21(1) UK GDPR. Objecting to marketing needs no such ground. */
export const mayObject = (basis: LawfulBasis): boolean =>
  basis === 'PUBLIC_TASK' || basis === 'LEGITIMATE_INTERESTS' || basis === 'RECOGNISED_LEGITIMATE_INTEREST'

/** What else must hold before special-category data may be used: Article 9(2) UK GDPR. */
export const specialCategoryConditions = [
  'EXPLICIT_CONSENT',
  'EMPLOYMENT_AND_SOCIAL_PROTECTION',
  'VITAL_INTERESTS',
  'LEGAL_CLAIMS',
  'SUBSTANTIAL_PUBLIC_INTEREST',
  'HEALTH_OR_SOCIAL_CARE',
] as const
export type SpecialCategoryCondition = (typeof specialCategoryConditions)[number]
