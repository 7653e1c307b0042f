import { randomUUID } from 'node:crypto'
import type { Persona } from './api-client.ts'
import type { PlantedPerson } from './planted-person.ts'
import type { TestNetwork } from './test-network.ts'

/** Somebody from whom single things are kept, for as much as others in their place may see of them. */
export interface OwnTwin {
  readonly of: (typeof ownTwins)[number]
  readonly readers: readonly (readonly [Persona, string | undefined, 1 | 2])[]
  /** SQL over the owners' tables that makes the world in which there is nothing to keep from them. */
  readonly remove: readonly string[]
  /** Ids of what is kept from them. */
  readonly ids: readonly string[]
}

const organisation = 'dmws'

/** What there is of them, each planted below. */
export const ownTwins = [
  'a complaint about whoever handles complaints',
  'what is hidden from somebody who acts for the person',
  'what the person is told later',
] as const
const tellsOfComplaints = `(service = 'complaints' OR purpose = 'complaint-handling'
  OR categories && ARRAY['complaint.matter', 'complaint.parties', 'complaint.outcome'])`
const complaintsOf = (id: string) => [
  ...['case_event', 'case_party', 'case_stage'].map(
    (table) =>
      `DELETE FROM complaints.${table} WHERE case_id IN (SELECT id FROM complaints.complaint_case WHERE service_user_id = '${id}')`,
  ),
  `DELETE FROM complaints.complaint_case WHERE service_user_id = '${id}'`,
  `DELETE FROM service_users.message WHERE recipient_id = '${id}' AND 'complaint.matter' = ANY(categories)`,
]
const fromTheLog = (where: string) => [
  'ALTER TABLE access.audit DISABLE TRIGGER USER',
  `DELETE FROM access.audit WHERE ${where}`,
  'ALTER TABLE access.audit ENABLE TRIGGER USER',
]

/** Puts on record what is kept from one reader alone: in the policy by how they stand to it, in the log by its readers. */
export async function plantTwins(system: TestNetwork, person: PlantedPerson): Promise<readonly OwnTwin[]> {
  return [
    await complaintAboutHandlers(system),
    await hiddenFromARepresentative(system, person),
    {
      of: 'what the person is told later',
      readers: [['dmws.planted', 'own-record', 1]],
      ids: [],
      remove: [
        ...fromTheLog(`id IN (SELECT a.id FROM access.audit a JOIN access.delayed_telling d ON d.organisation = a.organisation
          AND d.subject_id = a.subject_id WHERE a.resource = 'DelayedTelling'
            OR (a.viewer_id = d.viewer_id AND a.purpose IS NOT DISTINCT FROM d.purpose AND a.at >= d.from_at)
            OR a.resource IN ('BreakGlass', 'BreakGlassReview'))`),
        // Their emergency as well, and that it was reviewed.
        'DELETE FROM access.break_glass WHERE EXISTS (SELECT FROM access.delayed_telling d WHERE d.subject_id = break_glass.subject_id)',
        'DELETE FROM access.delayed_telling',
      ],
    },
  ]
}

/** A complaint about those who handle complaints: its case, the work that it makes, what is told of it and its entries of the log. */
async function complaintAboutHandlers(system: TestNetwork): Promise<OwnTwin> {
  const worker = await system.as('dmws.support-worker', { purpose: 'care' })
  const [other] = await system.sql<{ id: string }>(
    `SELECT a.subject_id::text AS id FROM access.assignment a JOIN access.staff_member s ON s.id::text = a.viewer_id
     WHERE s.username = 'dmws.support-worker' AND a.until_at IS NULL
       AND NOT EXISTS (SELECT FROM complaints.complaint_case c WHERE c.service_user_id = a.subject_id) ORDER BY 1 LIMIT 1`,
  )
  if (!other) throw new Error('everybody complains')
  const handlers = await system.sql<{ id: string }>(
    `SELECT id::text FROM access.staff_member WHERE username IN ('dmws.complaints-officer', 'dmws.dpo')`,
  )
  const { data, text } = await worker(
    'mutation ($input: RaiseComplaintInput!) { raiseComplaint(input: $input) { complaint { id } userErrors { code } } }',
    {
      input: {
        ...{
          serviceUserId: other.id,
          kind: 'COMPLAINT',
          category: 'keeping',
          matter: 'They talked about me.',
          receivedHow: 'PHONE',
        },
        complainedAbout: handlers.map(({ id }) => id),
      },
    },
  )
  const id: string | undefined = data?.raiseComplaint?.complaint?.id
  if (!id) throw new Error(text)
  return {
    of: 'a complaint about whoever handles complaints',
    readers: [
      ['dmws.complaints-officer', 'complaint-handling', 1],
      ['dmws.dpo', 'complaint-handling', 2],
      ['dmws.dpo', 'audit', 2],
      ['dmws.dpo', 'administration', 2],
    ],
    ids: [id, other.id],
    remove: [...complaintsOf(other.id), ...fromTheLog(`subject_id = '${other.id}' AND ${tellsOfComplaints}`)],
  }
}

/** Somebody who acts for the person, from whom a kind of information, a note, a document and the complaint are kept. */
async function hiddenFromARepresentative(system: TestNetwork, person: PlantedPerson): Promise<OwnTwin> {
  const account = randomUUID()
  const password = 'quiet harbour lantern'
  await system.identity.openAccount({
    ...{ id: account, organisation, kind: 'representative', username: 'dmws.acting', displayName: 'x', password },
  })
  const scopes = ['identity', 'contact', 'support.**', 'special.health.**', 'complaint.**', 'consent', 'audit']
  const representationId = await system.seeding.access.grantRepresentation({
    ...{ organisation, subjectId: person.id, representativeId: account, name: 'Rosa Field', kind: 'attorney', evidence: 'Seen.' },
    ...{ givenOn: '2020-01-01', scopes: [...scopes, 'special.religion'] },
  })
  const [note] = await system.sql<{ id: string }>(
    `SELECT id::text FROM service_users.note WHERE service_user_id = $1::uuid AND categories = '{support.notes}' ORDER BY id DESC LIMIT 1`,
    person.id,
  )
  const [document] = await system.sql<{ id: string }>(
    `SELECT id::text FROM service_users.document WHERE service_user_id = $1::uuid AND categories = '{support.notes}' LIMIT 1`,
    person.id,
  )
  const [complaint] = await system.sql<{ id: string }>(
    'SELECT id::text FROM complaints.complaint_case WHERE service_user_id = $1::uuid',
    person.id,
  )
  const self = await system.as('dmws.planted')
  const things = [
    { categoryPattern: 'special.religion' },
    { resource: 'Note', resourceId: note?.id },
    { resource: 'Document', resourceId: document?.id },
    { resource: 'Complaint', resourceId: complaint?.id },
  ]
  for (const thing of things) {
    const { data, text } = await self(
      'mutation ($input: HideFromRepresentativeInput!) { hideFromRepresentative(input: $input) { userErrors { code } } }',
      { input: { representationId, hidden: true, ...thing } },
    )
    if (data?.hideFromRepresentative?.userErrors.length !== 0) throw new Error(text)
  }
  const emptied = ['religion', 'ethnicity', 'nhs_number'].map((column) => `${column}_sealed = NULL`)
  return {
    of: 'what is hidden from somebody who acts for the person',
    readers: [['dmws.acting', 'own-record', 2]],
    ids: [note, document, complaint].flatMap((thing) => (thing ? [thing.id] : [])),
    remove: [
      `UPDATE service_users.service_user SET ${emptied.join(', ')}, nhs_number_index = NULL WHERE id = '${person.id}'`,
      `DELETE FROM service_users.provenance WHERE service_user_id = '${person.id}' AND section IN ('background', 'identifiers')`,
      `DELETE FROM service_users.note WHERE service_user_id = '${person.id}' AND (id = '${note?.id}' OR 'special.religion' = ANY(categories))`,
      `DELETE FROM service_users.document WHERE service_user_id = '${person.id}' AND (id = '${document?.id}' OR 'special.religion' = ANY(categories))`,
      `DELETE FROM service_users.correction WHERE service_user_id = '${person.id}'`,
      ...complaintsOf(person.id),
      ...fromTheLog(`subject_id = '${person.id}' AND (${tellsOfComplaints} OR resource IN ('Note', 'Document'))`),
      `DELETE FROM access.representation_hiding WHERE subject_id = '${person.id}'`,
      `UPDATE access.representation SET scopes = '{${scopes.join(',')}}' WHERE id = '${representationId}'`,
      `DELETE FROM access.representation_notice WHERE subject_id = '${person.id}'`,
      `DELETE FROM access.representation WHERE subject_id = '${person.id}' AND id <> '${representationId}'`,
    ],
  }
}
