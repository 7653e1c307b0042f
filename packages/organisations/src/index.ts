export type { ComplaintsProfile } from './complaints.ts'
export type { ConsentFormProfile, ConsentItemProfile, ConsentSection, ConsentWordingProfile } from './consent-form.ts'
export { consentSections } from './consent-form.ts'
export type { ConsentProfile } from './consent-profile.ts'
export { consentForm, storageConsent } from './consent-profile.ts'
export type { Contact, Help, Regulator, RegulatorKind, Regulators } from './contact.ts'
export { regulatorKinds } from './contact.ts'
export type { ContractProfile, CustomerProfile, DataSetProfile } from './data-set.ts'
export type { FileProblem } from './invalid-profile-error.ts'
export { InvalidProfileError } from './invalid-profile-error.ts'
export type { LawfulBasis, SpecialCategoryCondition } from './lawful-basis.ts'
export { lawfulBases, mayObject, specialCategoryConditions } from './lawful-basis.ts'
export { foundingProfiles, loadProfile, loadProfiles } from './load-profile.ts'
export type { Obligation } from './obligation.ts'
export { obligationAreas, obligationClasses, obligations } from './obligation.ts'
export { policyProfile } from './policy-profile.ts'
export { profileJsonSchemaText } from './profile-json-schema.ts'
export type { OrganisationProfile } from './profile.ts'
export { profileSchema } from './profile.ts'
export { readingGrade } from './reading-grade.ts'
export type { RecordField } from './record-field.ts'
export { recordFields } from './record-field.ts'
export type { CaseKind, ClockUnit, ComplaintRegime, ComplaintStage, ReviewPanel } from './regimes/regime.ts'
export { caseKinds, clockUnits } from './regimes/regime.ts'
export { statutoryRegimes } from './regimes/statutory-regimes.ts'
export type {
  ClaimLimits,
  RecordKind,
  RetentionPeriod,
  RetentionProfile,
  RetentionRuleProfile,
  RetentionStart,
} from './retention.ts'
export { recordKinds, retentionConditions, retentionPeriod, retentionStarts } from './retention.ts'
export type { StaffSignIn } from './staff-sign-in.ts'
export type { TransferNeed, TransferRegion, TransfersProfile } from './transfers.ts'
export { transferNeed, transferRegions } from './transfers.ts'
