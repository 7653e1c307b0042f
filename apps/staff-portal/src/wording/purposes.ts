const names: Record<string, string> = {
  care: 'Giving support',
  safeguarding: 'Safeguarding',
  'rights-request': 'Answering a rights request',
  administration: 'Administration',
  'own-record': 'Own record',
}

/** A purpose in words; one that is new to this portal is shown by its code. */
export const purposeName = (purpose: string): string => names[purpose] ?? purpose
