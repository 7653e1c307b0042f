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
  readonly assurance: 1 | 2 | 3
  /** It begins the work item of its purpose. */
  readonly opens: boolean
}

const intended = (
  role: string,
  standing: string,
  action: string,
  categories: string,
  purposes: string,
  assurance: 1 | 2 | 3 = 1,
  opens: 'opens' | '' = '',
): Intended => ({
  role,
  standing,
  action,
  categories: ` ${categories} `,
  purposes: ` ${purposes} `,
  assurance,
  opens: opens === 'opens',
})

const health = 'special.health.physical special.health.mental special.health.sexual'
const support = 'support.plan support.notes support.outcomes'
const complaint = 'complaint.matter complaint.parties complaint.outcome'
const special =
  `${health} special.ethnicity special.religion special.belief special.politics special.union special.sex-life special.orientation ` +
  'special.genetic special.biometric'
const life = 'education employment housing'

/** Investigators, in whichever of these roles: standing to this very complaint, and to the person because of it. */
const investigating = (role: string): Intended[] => [
  intended(role, 'investigator-of-this', 'read', complaint, 'complaint-handling'),
  intended(role, 'investigator-of-this', 'update', 'complaint.matter complaint.outcome', 'complaint-handling'),
  intended(role, 'investigator-of-this', 'decide', 'complaint.outcome', 'complaint-handling'),
  intended(role, 'investigator', 'read', `identity contact ${support} staff`, 'complaint-handling'),
]

/** Those to whom complaints come first. */
const receiving = (role: string): Intended[] => [
  intended(role, 'anyone', 'read', `${complaint} identity contact representation ${support} staff`, 'complaint-handling'),
  intended(role, 'anyone', 'create', 'complaint.matter complaint.parties', 'complaint-handling', 1, 'opens'),
  intended(role, 'anyone', 'update', complaint, 'complaint-handling'),
  intended(role, 'anyone', 'decide', 'complaint.outcome', 'complaint-handling'),
]

export const intendedMatrix: readonly Intended[] = [
  intended(
    'support-worker',
    'assigned-worker',
    'read',
    `identity contact family ${support} consent rights representation staff ${life} risk`,
    'care safeguarding',
  ),
  intended('support-worker', 'assigned-worker', 'read', 'identifiers', 'care', 2),
  intended('support-worker', 'assigned-worker', 'read', health, 'care safeguarding', 2),
  intended('support-worker', 'assigned-worker', 'read', 'sign-in', 'care'),
  intended('support-worker', 'assigned-worker', 'create', 'sign-in', 'care'),
  intended('support-worker', 'assigned-worker', 'update', 'sign-in', 'care'),
  intended('support-worker', 'assigned-worker', 'create', 'support.notes consent rights', 'care safeguarding'),
  intended('support-worker', 'assigned-worker', 'create', 'complaint.matter safeguarding', 'care safeguarding', 1, 'opens'),
  intended('support-worker', 'assigned-worker', 'update', 'contact consent', 'care safeguarding'),
  intended('support-worker', 'assigned-worker', 'decide', 'rights', 'care safeguarding'),
  intended('support-worker', 'team', 'read', 'identity support.plan staff', 'care'),
  intended('support-worker', 'organisation', 'create', 'identity', 'care'),
  intended('support-worker', 'organisation', 'read', 'staff', 'care safeguarding'),

  intended(
    'team-manager',
    'team-manager',
    'read',
    `identity contact family ${support} consent rights representation access sharing staff ${life} risk`,
    'care safeguarding',
  ),
  intended('team-manager', 'team-manager', 'read', health, 'care safeguarding', 2),
  intended('team-manager', 'team-manager', 'decide', 'rights support.notes', 'care safeguarding'),
  intended('team-manager', 'team-manager', 'create', 'access representation', 'care safeguarding'),
  intended('team-manager', 'team-manager', 'read', 'sign-in', 'care'),
  intended('team-manager', 'team-manager', 'create', 'sign-in', 'care'),
  intended('team-manager', 'team-manager', 'update', 'sign-in', 'care'),
  intended('team-manager', 'team-manager', 'create', 'complaint.matter safeguarding', 'care safeguarding', 1, 'opens'),
  intended('team-manager', 'team-manager', 'update', 'access representation', 'care safeguarding'),
  intended('team-manager', 'organisation', 'read', 'staff', 'care safeguarding complaint-handling'),
  ...investigating('team-manager'),

  intended(
    'safeguarding-lead',
    'anyone',
    'read',
    `identity contact family ${support} housing education risk sharing representation staff`,
    'safeguarding',
  ),
  intended('safeguarding-lead', 'anyone', 'read', `safeguarding criminal-offence ${health}`, 'safeguarding', 2),
  intended('safeguarding-lead', 'anyone', 'create', 'safeguarding', 'safeguarding', 2, 'opens'),
  intended('safeguarding-lead', 'anyone', 'update', 'safeguarding risk', 'safeguarding', 2),
  intended('safeguarding-lead', 'anyone', 'update', 'representation', 'safeguarding'),
  intended('safeguarding-lead', 'anyone', 'decide', 'safeguarding', 'safeguarding', 2),
  intended('safeguarding-lead', 'organisation', 'read', 'staff', 'safeguarding complaint-handling'),
  ...investigating('safeguarding-lead'),

  ...receiving('complaints-officer'),
  intended('complaints-officer', 'organisation', 'read', 'staff', 'complaint-handling'),

  intended(
    'data-protection-officer',
    'anyone',
    'read',
    `identity contact family identifiers immigration ${life} safeguarding risk ${support} ${complaint} ` +
      'consent rights sharing retention representation staff access sign-in audit reference',
    'rights-request',
  ),
  intended('data-protection-officer', 'anyone', 'read', `${special} criminal-offence`, 'rights-request', 2),
  intended('data-protection-officer', 'anyone', 'create', 'rights', 'rights-request', 1, 'opens'),
  intended('data-protection-officer', 'anyone', 'update', 'rights', 'rights-request'),
  intended('data-protection-officer', 'anyone', 'decide', 'rights', 'rights-request'),
  intended('data-protection-officer', 'anyone', 'read', 'audit access identity staff', 'audit'),
  intended('data-protection-officer', 'anyone', 'create', 'audit sharing', 'audit', 1, 'opens'),
  intended('data-protection-officer', 'anyone', 'decide', 'access', 'audit'),
  intended('data-protection-officer', 'organisation', 'read', 'audit access', 'audit'),
  intended('data-protection-officer', 'organisation', 'read', 'staff access audit identity', 'administration'),
  intended('data-protection-officer', 'organisation', 'read', 'staff', 'rights-request audit complaint-handling'),
  intended('data-protection-officer', 'anyone', 'read', 'identity retention staff', 'retention-review'),
  intended('data-protection-officer', 'anyone', 'decide', 'retention', 'retention-review', 2),
  intended('data-protection-officer', 'organisation', 'read', 'retention staff', 'retention-review'),
  intended('data-protection-officer', 'organisation', 'decide', 'access', 'administration'),
  intended('data-protection-officer', 'organisation', 'update', 'audit', 'audit'),
  intended('data-protection-officer', 'organisation', 'export', 'audit', 'audit', 3),
  ...receiving('data-protection-officer'),

  intended('records-officer', 'anyone', 'read', 'identity retention staff', 'retention-review'),
  intended('records-officer', 'anyone', 'create', 'retention', 'retention-review', 1, 'opens'),
  intended('records-officer', 'anyone', 'update', 'retention', 'retention-review'),
  intended('records-officer', 'anyone', 'decide', 'retention', 'retention-review', 2),
  intended('records-officer', 'organisation', 'read', 'retention staff', 'retention-review'),

  intended('finance-officer', 'anyone', 'read', 'identity staff', 'administration'),
  intended('finance-officer', 'anyone', 'read', 'financial', 'administration', 2),
  intended('finance-officer', 'anyone', 'create', 'financial', 'administration', 2),
  intended('finance-officer', 'anyone', 'update', 'financial', 'administration', 2),
  intended('finance-officer', 'organisation', 'read', 'staff', 'administration'),

  intended('trainer', 'organisation', 'read', 'staff', 'training'),
  intended('statistics-analyst', 'organisation', 'read', 'staff', 'statistics'),

  intended('inspector', 'work-item', 'read', 'support.plan support.outcomes risk consent sharing', 'inspection', 2),
  intended('commissioner', 'commissioner', 'read', 'support.plan support.outcomes', 'contract-monitoring'),

  intended('administrator', 'organisation', 'read', 'staff access sign-in', 'administration'),
  intended('administrator', 'organisation', 'create', 'staff access sign-in', 'administration'),
  intended('administrator', 'organisation', 'update', 'staff sign-in', 'administration'),

  intended(
    'service-user',
    'self',
    'read',
    `identity contact family identifiers financial immigration ${life} criminal-offence safeguarding risk ${support} ${complaint} ` +
      `consent rights sharing retention representation staff access sign-in audit reference ${special}`,
    'own-record',
  ),
  intended('service-user', 'self', 'create', 'consent rights complaint.matter representation', 'own-record'),
  intended('service-user', 'self', 'update', 'consent contact representation', 'own-record'),

  intended(
    'representative',
    'representative',
    'read',
    `identity contact family immigration ${life} ${support} ${complaint} consent rights staff audit reference`,
    'own-record',
  ),
  intended('representative', 'representative', 'read', `${special} criminal-offence identifiers`, 'own-record', 2),
  intended('representative', 'representative', 'create', 'consent rights complaint.matter', 'own-record'),
  intended('representative', 'representative', 'update', 'consent', 'own-record'),

  intended('integrator', 'referral-recipient', 'read', `identity contact support.plan ${health}`, 'care'),
]

const linesOf = Map.groupBy(intendedMatrix, ({ role, action }) => `${role} ${action}`)

/** What the table says about one case. Public reference data may be read by everybody, with any purpose or none. */
export const isIntended = (
  roles: readonly string[],
  standings: readonly string[],
  action: string,
  category: string,
  purpose: string | null,
  assurance: number,
  except: (entry: Intended) => boolean = () => false,
): boolean => {
  if (category === 'reference' && action === 'read') return true
  return roles.some((role) =>
    linesOf
      .get(`${role} ${action}`)
      ?.some(
        (entry) =>
          (standings.includes(entry.standing) || (entry.standing === 'anyone' && !standings.includes('organisation'))) &&
          assurance >= entry.assurance &&
          entry.categories.includes(` ${category} `) &&
          entry.purposes.includes(` ${purpose} `) &&
          !except(entry),
      ),
  )
}
