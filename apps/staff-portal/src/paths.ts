const segment = encodeURIComponent

/** Steps of recording a decision about one consent item, in order. */
export const consentSteps = ['wording', 'decision', 'how', 'check'] as const
export type ConsentStep = (typeof consentSteps)[number]

/** Steps of a complaint, each on a page of its own, in the order in which a case usually goes. */
export const complaintSteps = [
  'late',
  'acknowledge',
  'allocate',
  'name',
  'panel',
  'panel-met',
  'panel-report',
  'extend',
  'decide',
  'close',
  'advance',
] as const
export type ComplaintStep = (typeof complaintSteps)[number]

/** Every address of the staff portal, below its base. Nothing else in the portal spells a path. */
export const paths = {
  /** Where somebody's work begins. */
  first: () => '/',
  work: () => '/work',
  caseload: () => '/people',
  searchCaseload: (search: string) => `/people?search=${segment(search)}`,
  register: () => '/people/register',
  person: (id: string) => `/people/${segment(id)}`,
  openWork: (id: string) => `/people/${segment(id)}/work`,
  openInspection: (id: string) => `/people/${segment(id)}/inspection`,
  editContact: (id: string) => `/people/${segment(id)}/contact/edit`,
  safeContact: (id: string) => `/people/${segment(id)}/contact/safe`,
  notes: (id: string) => `/people/${segment(id)}/notes`,
  addNote: (id: string) => `/people/${segment(id)}/notes/add`,
  documents: (id: string) => `/people/${segment(id)}/documents`,
  addDocument: (id: string) => `/people/${segment(id)}/documents/add`,
  removeDocument: (id: string, document: string) => `/people/${segment(id)}/documents/${segment(document)}/remove`,
  messages: (id: string) => `/people/${segment(id)}/messages`,
  consent: (id: string) => `/people/${segment(id)}/consent`,
  recordConsent: (id: string, item: string, step: ConsentStep = 'wording') =>
    `/people/${segment(id)}/consent/${segment(item)}/record/${step}`,
  withdrawConsent: (id: string, item: string) => `/people/${segment(id)}/consent/${segment(item)}/withdraw`,
  corrections: (id: string) => `/people/${segment(id)}/corrections`,
  askCorrection: (id: string) => `/people/${segment(id)}/corrections/ask`,
  decideCorrection: (id: string, correction: string) => `/people/${segment(id)}/corrections/${segment(correction)}/decide`,
  complaints: (id: string) => `/people/${segment(id)}/complaints`,
  raiseComplaint: (id: string) => `/people/${segment(id)}/complaints/raise`,
  complaint: (id: string, complaint: string) => `/people/${segment(id)}/complaints/${segment(complaint)}`,
  complaintStep: (id: string, complaint: string, step: ComplaintStep = 'acknowledge') =>
    `/people/${segment(id)}/complaints/${segment(complaint)}/${step}`,
  openComplaints: () => '/complaints',
  myComplaints: () => '/complaints/yours',
  retention: (id: string) => `/people/${segment(id)}/retention`,
  placeHold: (id: string) => `/people/${segment(id)}/retention/hold`,
  releaseHold: (id: string, hold: string) => `/people/${segment(id)}/retention/${segment(hold)}/release`,
  proposeDisposal: (id: string) => `/people/${segment(id)}/retention/propose`,
  decideDisposal: (id: string) => `/people/${segment(id)}/retention/decide`,
  retentionDue: () => '/retention-due',
  proposedDisposals: () => '/retention-due/proposed',
  disposals: () => '/retention-due/erased',
  access: (id: string) => `/people/${segment(id)}/access`,
  inviteToSelfService: (id: string) => `/people/${segment(id)}/access/invite`,
  explainAccess: (id: string) => `/people/${segment(id)}/access/why`,
  addRepresentative: (id: string) => `/people/${segment(id)}/access/representatives/add`,
  inviteRepresentative: (id: string, representation: string) =>
    `/people/${segment(id)}/access/representatives/${segment(representation)}/invite`,
  restoreRepresentative: (id: string, representation: string) =>
    `/people/${segment(id)}/access/representatives/${segment(representation)}/restore`,
  endRepresentative: (id: string, representation: string) =>
    `/people/${segment(id)}/access/representatives/${segment(representation)}/stop`,
  restoreAccess: (id: string) => `/people/${segment(id)}/access/restore`,
  delayTelling: (id: string, entry: string) => `/people/${segment(id)}/access/${segment(entry)}/delay`,
  audit: () => '/audit',
  exportAudit: () => '/audit/export',
  askForAccess: () => '/ask-for-access',
  emergency: (reference?: string) => `/emergency-access${reference ? `?reference=${segment(reference)}` : ''}`,
  emergencyReviews: () => '/emergency-reviews',
  reviewEmergency: (access: string) => `/emergency-reviews/${segment(access)}`,
  approvals: () => '/approvals',
  decideAccess: (request: string) => `/approvals/access/${segment(request)}`,
  decideApproval: (request: string) => `/approvals/${segment(request)}`,
  matrix: () => '/who-may-see-what',
  staff: () => '/staff-list',
  addStaff: () => '/staff-list/add',
  member: (member: string) => `/staff-list/${segment(member)}`,
  inviteStaff: (member: string) => `/staff-list/${segment(member)}/invite`,
  restoreStaff: (member: string) => `/staff-list/${segment(member)}/restore`,
  requestRole: (member: string) => `/staff-list/${segment(member)}/request-role`,
  recordPaper: (member: string) => `/staff-list/${segment(member)}/undertaking-or-training`,
  recordLeaving: (member: string) => `/staff-list/${segment(member)}/leaving`,
} as const
