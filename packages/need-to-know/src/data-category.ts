/**
 * The labels a field may carry: a tree in dotted names. Each node says which article of the UK GDPR governs it, which term of the W3C
 * Data Privacy Vocabulary (2.0) it corresponds to or falls under, and whether its values are sealed in the database. What is nobody's has no term.
 */
interface CategoryDescription {
  readonly label: string
  readonly article: 'Art. 4(1)' | 'Art. 9' | 'Art. 10' | 'none'
  readonly dpv: string | null
  /** Values are encrypted at rest under the person's key. */
  readonly sealed: boolean
}

const describe = (
  label: string,
  article: CategoryDescription['article'],
  dpv: string | null,
  sealed: boolean,
): CategoryDescription => ({ label, article, dpv, sealed })

export const dataCategories = {
  identity: describe('Name and date of birth', 'Art. 4(1)', 'dpv-pd:Identifying', false),
  contact: describe('Contact details', 'Art. 4(1)', 'dpv-pd:Contact', true),
  family: describe('Family and next of kin', 'Art. 4(1)', 'dpv-pd:Family', true),
  identifiers: describe('Official numbers', 'Art. 4(1)', 'dpv-pd:OfficialID', true),
  financial: describe('Money and bank details', 'Art. 4(1)', 'dpv-pd:Financial', true),
  immigration: describe('Nationality and residency', 'Art. 4(1)', 'dpv-pd:Nationality', true),
  education: describe('Education', 'Art. 4(1)', 'dpv-pd:Education', false),
  employment: describe('Employment', 'Art. 4(1)', 'dpv-pd:EmploymentHistory', false),
  housing: describe('Housing', 'Art. 4(1)', 'dpv-pd:Ownership', false),
  'special.health.physical': describe('Physical health', 'Art. 9', 'dpv-pd:PhysicalHealth', true),
  'special.health.mental': describe('Mental health', 'Art. 9', 'dpv-pd:MentalHealth', true),
  'special.health.sexual': describe('Sexual health', 'Art. 9', 'dpv-pd:Health', true),
  'special.ethnicity': describe('Ethnicity', 'Art. 9', 'dpv-pd:EthnicOrigin', true),
  'special.religion': describe('Religion', 'Art. 9', 'dpv-pd:Religion', true),
  'special.belief': describe('Philosophical belief', 'Art. 9', 'dpv-pd:PhilosophicalBelief', true),
  'special.politics': describe('Political opinion', 'Art. 9', 'dpv-pd:PoliticalOpinion', true),
  'special.union': describe('Trade union membership', 'Art. 9', 'dpv-pd:TradeUnionMembership', true),
  'special.sex-life': describe('Sex life', 'Art. 9', 'dpv-pd:Sexual', true),
  'special.orientation': describe('Sexual orientation', 'Art. 9', 'dpv-pd:SexualPreference', true),
  'special.genetic': describe('Genetic data', 'Art. 9', 'dpv-pd:Genetic', true),
  'special.biometric': describe('Biometric data', 'Art. 9', 'dpv-pd:Biometric', true),
  'criminal-offence': describe('Criminal offences', 'Art. 10', 'dpv-pd:CriminalOffense', true),
  safeguarding: describe('Safeguarding', 'Art. 4(1)', 'dpv:PersonalData', true),
  risk: describe('Risks', 'Art. 4(1)', 'dpv:PersonalData', true),
  'support.plan': describe('Support plan', 'Art. 4(1)', 'dpv-pd:ServiceConsumptionBehavior', false),
  'support.notes': describe('Support notes', 'Art. 4(1)', 'dpv:PersonalData', true),
  'support.outcomes': describe('Outcomes', 'Art. 4(1)', 'dpv-pd:ServiceConsumptionBehavior', false),
  'complaint.matter': describe('What a complaint is about', 'Art. 4(1)', 'dpv-pd:Communication', true),
  'complaint.parties': describe('Who a complaint concerns', 'Art. 4(1)', 'dpv:PersonalData', false),
  'complaint.outcome': describe('Outcome of a complaint', 'Art. 4(1)', 'dpv-pd:Communication', true),
  consent: describe('Consent decisions', 'Art. 4(1)', 'dpv:Consent', false),
  rights: describe('Requests about data', 'Art. 4(1)', 'dpv:Right', false),
  sharing: describe('What was shared', 'Art. 4(1)', 'dpv:Disclose', false),
  retention: describe('How long data is kept', 'Art. 4(1)', 'dpv:StorageDuration', false),
  representation: describe('Who acts for the person', 'Art. 4(1)', 'dpv-pd:Relationship', false),
  staff: describe('Staff of the organisation', 'Art. 4(1)', 'dpv:Employee', false),
  access: describe('Who may see the record', 'Art. 4(1)', 'dpv:PersonalData', false),
  'sign-in': describe('How the person signs in', 'Art. 4(1)', 'dpv-pd:Authenticating', false),
  audit: describe('Who has seen the record', 'Art. 4(1)', 'dpv:PersonalData', false),
  reference: describe('Public reference data', 'none', null, false),
  structural: describe('Shape of an answer', 'none', null, false),
} as const satisfies Record<string, CategoryDescription>

export type DataCategory = keyof typeof dataCategories
/** What a field may declare: `structural` is given by the schema plugin to generated kinds only. */
export type DeclaredCategory = Exclude<DataCategory, 'structural'>

export const allDataCategories: readonly DataCategory[] = Object.freeze(Object.keys(dataCategories) as DataCategory[])

const labels = new Map(allDataCategories.map((category) => [category, Object.freeze([category])]))

/** The label of a field of this one category: always the same object, by which decisions are remembered. */
export const labelOf = (category: DataCategory): readonly DataCategory[] => labels.get(category) ?? Object.freeze([category])
