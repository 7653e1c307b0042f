const names: Record<string, string> = {
  care: 'Giving support',
  safeguarding: 'Safeguarding',
  'complaint-handling': 'Handling complaints',
  'rights-request': 'Answering a rights request',
  'retention-review': 'Reviewing retention',
  audit: 'Checking who looked',
  inspection: 'Inspection',
  'contract-monitoring': 'Monitoring a contract',
  statistics: 'Statistics',
  training: 'Training',
  administration: 'Administration',
  'own-record': 'Own record',
}

/** A purpose in words; one that is new to this portal is shown by its code. */
export const purposeName = (purpose: string): string => names[purpose] ?? purpose
