import type { PolicyRole, Rule } from './sentence.ts'
import type { Purpose } from './viewer.ts'

/** How a sentence about a role begins. */
export const rolesInWords: Readonly<Record<PolicyRole, string>> = {
  'support-worker': 'A support worker',
  'team-manager': 'A team manager',
  'safeguarding-lead': 'The safeguarding lead',
  'complaints-officer': 'A complaints officer',
  'data-protection-officer': 'The data protection officer',
  'records-officer': 'A records officer',
  'finance-officer': 'A finance officer',
  trainer: 'A trainer',
  inspector: 'An inspector',
  commissioner: 'A commissioner',
  'statistics-analyst': 'A statistics analyst',
  administrator: 'An administrator',
  'service-user': 'A service user',
  representative: 'A representative',
  integrator: 'A partner organisation',
  'everybody-on-staff': 'Everybody on staff',
  everybody: 'Everybody',
}

const purposeWords: Readonly<Record<Purpose, string>> = {
  care: 'care',
  safeguarding: 'safeguarding',
  'complaint-handling': 'handling a complaint',
  'rights-request': 'answering a request about data',
  'retention-review': 'reviewing what is kept',
  audit: 'audit',
  inspection: 'an inspection',
  'contract-monitoring': 'monitoring a contract',
  statistics: 'statistics',
  training: 'training',
  'own-record': 'their own record',
  administration: 'administration',
}

/** How a rule says what for: ", for care or safeguarding". */
export const purposesInWords = (purposes: Rule['purposes']): string => {
  if (purposes === 'none-needed') return ''
  if (purposes === 'any-stated') return ', for any purpose they may state'
  return `, for ${(purposes as readonly Purpose[]).map((purpose) => purposeWords[purpose]).join(' or ')}`
}
