/**
 * The intended policy, written by hand and independently of the policy's own code: no pattern, no rule, no type of it is used here.
 * Each entry: who (as what, standing how) may do what to which categories, for which purposes, from which assurance on.
 */
export interface Intended {
  readonly role: string
  readonly standing: string
  readonly action: string
  readonly categories: string
  readonly purposes: string
  readonly assurance: 1 | 2
}

const intended = (
  role: string,
  standing: string,
  action: string,
  categories: string,
  purposes: string,
  assurance: 1 | 2 = 1,
): Intended => ({
  role,
  standing,
  action,
  categories: ` ${categories} `,
  purposes: ` ${purposes} `,
  assurance,
})

const health = 'special.health.physical special.health.mental special.health.sexual'
const support = 'support.plan support.notes support.outcomes'
const special =
  `${health} special.ethnicity special.religion special.belief special.politics special.union special.sex-life special.orientation ` +
  'special.genetic special.biometric'
const others =
  'identity contact family identifiers financial immigration education employment housing criminal-offence safeguarding risk ' +
  `${support} complaint.matter complaint.parties complaint.outcome consent rights sharing retention representation staff access audit reference`

export const intendedMatrix: readonly Intended[] = [
  intended(
    'support-worker',
    'assigned-worker',
    'read',
    `identity contact family ${support} consent rights staff`,
    'care safeguarding',
  ),
  intended('support-worker', 'assigned-worker', 'read', 'identifiers', 'care', 2),
  intended('support-worker', 'assigned-worker', 'read', health, 'care safeguarding', 2),
  intended('support-worker', 'assigned-worker', 'create', 'support.notes consent rights', 'care safeguarding'),
  intended('support-worker', 'assigned-worker', 'update', 'contact consent', 'care safeguarding'),
  intended('support-worker', 'assigned-worker', 'decide', 'rights', 'care safeguarding'),
  intended('support-worker', 'team', 'read', 'identity support.plan staff', 'care'),
  intended('support-worker', 'organisation', 'create', 'identity', 'care'),
  intended('support-worker', 'organisation', 'read', 'staff', 'care safeguarding'),

  intended(
    'team-manager',
    'team-manager',
    'read',
    `identity contact family ${support} consent rights access sharing staff`,
    'care safeguarding',
  ),
  intended('team-manager', 'team-manager', 'read', health, 'care safeguarding', 2),
  intended('team-manager', 'team-manager', 'decide', 'rights', 'care safeguarding'),
  intended('team-manager', 'team-manager', 'create', 'access', 'care safeguarding'),
  intended('team-manager', 'team-manager', 'update', 'access', 'care safeguarding'),
  intended('team-manager', 'organisation', 'read', 'staff', 'care safeguarding'),

  intended('data-protection-officer', 'anyone', 'read', others, 'rights-request'),
  intended('data-protection-officer', 'anyone', 'read', special, 'rights-request', 2),
  intended('data-protection-officer', 'anyone', 'decide', 'rights', 'rights-request'),
  intended('data-protection-officer', 'organisation', 'read', 'staff access audit identity', 'administration'),
  intended('data-protection-officer', 'organisation', 'read', 'staff', 'rights-request'),
  intended('data-protection-officer', 'organisation', 'decide', 'access', 'administration'),

  intended('administrator', 'organisation', 'read', 'staff access', 'administration'),
  intended('administrator', 'organisation', 'create', 'staff access', 'administration'),
  intended('administrator', 'organisation', 'update', 'staff', 'administration'),

  intended('service-user', 'self', 'read', `${others} ${special}`, 'own-record'),
  intended('service-user', 'self', 'create', 'consent rights', 'own-record'),
  intended('service-user', 'self', 'update', 'consent contact', 'own-record'),

  intended('integrator', 'referral-recipient', 'read', `identity contact support.plan ${health}`, 'care'),
]

/** What the table says about one case. Public reference data may be read by everybody, with any purpose or none. */
export const isIntended = (
  roles: readonly string[],
  standings: readonly string[],
  action: string,
  category: string,
  purpose: string | null,
  assurance: number,
): boolean => {
  if (category === 'reference' && action === 'read') return true
  return intendedMatrix.some(
    (entry) =>
      roles.includes(entry.role) &&
      (standings.includes(entry.standing) || (entry.standing === 'anyone' && !standings.includes('organisation'))) &&
      entry.action === action &&
      entry.categories.includes(` ${category} `) &&
      entry.purposes.includes(` ${purpose} `) &&
      assurance >= entry.assurance,
  )
}
