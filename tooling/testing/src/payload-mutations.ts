import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import type { Answer, Api } from './api-client.ts'
import { categoriesOf, composedSchema } from './composed-schema.ts'
import { mutationsOf, type MutationField } from './filled-input.ts'
import type { Changeable } from './planted-changeable.ts'
import { wholeSelection } from './whole-selection.ts'

const unprotected = ['reference', 'structural']

/** Whether anything that can be asked below a type is labelled as data of somebody. */
function reachesProtected(type: GraphQLObjectType, gone = new Set<string>()): boolean {
  if (gone.has(type.name)) return false
  gone.add(type.name)
  return Object.values(type.getFields()).some((field) => {
    if (categoriesOf(field).some((category) => !unprotected.includes(category))) return true
    const inner = getNamedType(field.type)
    return isObjectType(inner) && reachesProtected(inner, gone)
  })
}

const payloadOf = ({ field }: MutationField): GraphQLObjectType => {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new TypeError(`${field.name} answers with no object`)
  return type
}

/** Every mutation of the composed schema whose payload leads to something protected. */
export const payloadMutations: readonly MutationField[] = mutationsOf(composedSchema()).filter((mutation) =>
  reachesProtected(payloadOf(mutation)),
)

type Input = (planted: Changeable) => Readonly<Record<string, unknown>>

/** Nothing is of this version: what is sent with it conflicts, and is answered with the object as it is. */
const version = 9_999
const proof = { proofSeen: 'PHOTO_DOCUMENT', note: 'A passport.' }
const words = 'Nothing new.'

const step =
  (more: Input = () => ({})): Input =>
  (planted) => ({ complaintId: planted.person.complaint, version, ...more(planted) })

/**
 * What is sent with each mutation, by its name. Where a mutation answers somebody who comes too late with the object as it is, the input is such
 * that everybody does: that is the fullest answer, and nothing changes. The rest is carried out for whoever may do it.
 */
export const payloadInputs: Readonly<Record<string, Input>> = {
  requestRole: ({ newcomer }) => ({ staffMemberId: newcomer, role: 'safeguarding-lead' }),
  decideRoleRequest: ({ roleRequest }) => ({ roleRequestId: roleRequest, approve: false, reason: words }),
  endRole: ({ newcomer }) => ({ staffMemberId: newcomer, role: 'support-worker' }),
  assignWorker: ({ person, newcomer }) => ({ serviceUserId: person.id, staffMemberId: newcomer }),
  endAssignment: ({ endedAssignment }) => ({ assignmentId: endedAssignment }),
  grantRepresentation: ({ person }) => ({
    serviceUserId: person.id,
    representativeId: crypto.randomUUID(),
    name: 'Somebody Else',
    kind: 'attorney',
    evidence: 'A stamped copy.',
    givenOn: '2020-01-01',
    scopes: ['identity'],
  }),
  endRepresentation: ({ endedRepresentation }) => ({ representationId: endedRepresentation, reason: words }),
  hideFromRepresentative: ({ representation }) => ({
    representationId: representation,
    hidden: true,
    categoryPattern: 'special.religion',
  }),
  confirmRepresentation: ({ representation }) => ({ representationId: representation }),
  decideAccessRequest: ({ accessRequest }) => ({ accessRequestId: accessRequest, approve: false }),
  settleSecurityAlert: ({ securityAlert }) => ({ securityAlertId: securityAlert }),
  openWorkItem: ({ person }) => ({ serviceUserId: person.id, purpose: 'rights-request', days: 5, reason: words }),
  closeWorkItem: ({ closedWorkItem }) => ({ workItemId: closedWorkItem }),
  exportAudit: ({ person }) => {
    const today = person.now.slice(0, 10)
    return { outcome: 'CHANGED', from: today, to: today, ground: 'REGULATOR' }
  },
  delayTelling: ({ person, entry }) => ({ serviceUserId: person.id, entryId: entry, days: 3, reason: words }),
  tellNow: ({ delayedTelling }) => ({ delayedTellingId: delayedTelling }),
  breakGlass: ({ reference }) => ({ reference, purpose: 'care', reason: words }),
  endBreakGlass: ({ ownBreakGlass }) => ({ breakGlassId: ownBreakGlass }),
  reviewBreakGlass: ({ reviewedBreakGlass }) => ({ breakGlassId: reviewedBreakGlass, justified: true, finding: words }),
  recordLeaving: ({ leaver }) => ({ staffMemberId: leaver }),
  recordStaffEvidence: ({ person }) => ({
    staffMemberId: person.colleague,
    kind: 'training',
    title: words,
    givenOn: '2026-01-31',
  }),
  inviteToSelfService: ({ person }) => ({ serviceUserId: person.id, channel: 'IN_PERSON' }),
  restoreAccess: ({ person }) => ({ serviceUserId: person.id, channel: 'IN_PERSON', ...proof }),
  withdrawSignInCode: ({ person }) => ({ serviceUserId: person.id }),
  addStaffMember: () => ({ name: 'Somebody New', username: `dmws.${crypto.randomUUID()}` }),
  inviteStaffMember: ({ person }) => ({ staffMemberId: person.colleague }),
  restoreStaffAccess: ({ person }) => ({ staffMemberId: person.visitor, ...proof }),
  inviteRepresentative: ({ representation }) => ({ representationId: representation }),
  restoreRepresentativeAccess: ({ representation }) => ({ representationId: representation, ...proof }),
  raiseComplaint: ({ person }) => ({
    serviceUserId: person.id,
    kind: 'COMPLAINT',
    category: 'keeping',
    matter: words,
    receivedHow: 'PHONE',
  }),
  allocateComplaint: step(({ person }) => ({ staffMemberId: person.colleague })),
  nameComplainedAbout: step(({ person }) => ({ staffMemberId: person.colleague })),
  acknowledgeComplaint: step(),
  decideLateComplaint: step(() => ({ accept: true, reason: words })),
  extendStage: step(() => ({ by: 1, reason: words, notice: words })),
  namePanel: step(() => ({ members: [{ name: 'Somebody Else' }] })),
  holdPanel: step(() => ({ on: '2026-01-31' })),
  sendPanelReport: step(() => ({ on: '2026-01-31', report: words })),
  decideComplaint: step(() => ({ findings: words, outcome: words })),
  advanceStage: step(() => ({ reason: words })),
  closeComplaint: step(),
  withdrawComplaint: step(() => ({ reason: words })),
  recordConsentDecision: ({ person }) => ({
    serviceUserId: person.id,
    itemCode: 'store-and-use',
    decision: 'GIVEN',
    wordingVersion: 1,
    method: 'PHONE',
    version,
  }),
  withdrawConsent: ({ person }) => ({ serviceUserId: person.id, itemCode: 'store-and-use', version }),
  placeHold: ({ person }) => ({ serviceUserId: person.id, kind: 'OMBUDSMAN', reason: words }),
  releaseHold: ({ releasedHold }) => ({ holdId: releasedHold, reason: words }),
  proposeDisposal: ({ person }) => ({ serviceUserId: person.id, reason: words }),
  approveDisposal: ({ refusedDisposal }) => ({ disposalId: refusedDisposal }),
  refuseDisposal: ({ proposedDisposal }) => ({ disposalId: proposedDisposal, reason: words }),
  registerServiceUser: () => ({
    givenName: 'Somebody',
    familyName: 'New',
    birthDate: '1990-01-31',
    noContactReason: words,
    consentToStore: { wordingVersion: 1, method: 'IN_PERSON', visitedOn: '2026-01-31' },
  }),
  updateContactDetails: ({ person }) => ({ serviceUserId: person.id, version, email: 'someone@example.com' }),
  addNote: ({ person }) => ({ serviceUserId: person.id, kind: 'CALL', text: words, occurredAt: person.now, categories: [] }),
  attachDocument: ({ person }) => ({
    serviceUserId: person.id,
    name: 'x.txt',
    content: Buffer.from(words).toString('base64'),
    categories: [],
  }),
  requestCorrection: ({ person }) => ({ serviceUserId: person.id, field: 'PHYSICAL_HEALTH', proposed: words }),
  decideCorrection: ({ person }) => ({ correctionId: person.corrections[0], version, accept: false, reason: words }),
}

/** What nobody is answered with an object for, and why not. Everybody is refused here, and asked all the same. */
export const onlyRefused: Readonly<Record<string, string>> = {
  confirmRepresentation: 'There is nothing to confirm: the person is over 18.',
  decideRoleRequest:
    'Who decides is looked up among those whom the service itself gave the role, which no reader of the tests is.',
  inviteToSelfService: 'The person signs in already.',
  restoreRepresentativeAccess: 'Who acts for the person has never signed in.',
  proposeDisposal: 'The record is held.',
  approveDisposal: 'What was refused is not approved: the record would be gone.',
}

/** Sends a mutation and asks for everything that its payload leads to. @throws TypeError for one that nobody has given an input for */
export function askForPayload(mutation: MutationField, api: Api, planted: Changeable): Promise<Answer<unknown>> {
  const { name, input } = mutation
  const given = payloadInputs[name]
  if (!given) throw new TypeError(`nobody has said what to send with ${name}`)
  return api(`mutation ($input: ${input.name}!) { ${name}(input: $input) { ${wholeSelection(payloadOf(mutation))} } }`, {
    input: given(planted),
  })
}

/** The object in the answer to a mutation, where one was told. */
export function payloadIn({ name }: MutationField, { data }: Answer<unknown>): object | null {
  const payload = (data as Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null)?.[name]
  const { userErrors: _, ...told } = payload ?? {}
  return Object.values(told).some((value) => value !== null) ? told : null
}
