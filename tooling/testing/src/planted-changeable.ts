import { randomUUID } from 'node:crypto'
import type { PlantedAmongStaff } from './planted-colleague.ts'
import type { TestSystem } from './test-system.ts'

/** What mutations are about: the planted person, the colleague, and ids of what is there of them. */
export interface Changeable {
  readonly person: PlantedAmongStaff
  readonly reference: string
  /** A member of staff with the role of a support worker, who works with nobody yet. */
  readonly newcomer: string
  /** A member of staff who may go. */
  readonly leaver: string
  readonly roleRequest: string
  readonly endedAssignment: string
  readonly representation: string
  readonly endedRepresentation: string
  readonly accessRequest: string
  readonly securityAlert: string
  readonly closedWorkItem: string
  /** An entry of the access log. */
  readonly entry: string
  readonly delayedTelling: string
  readonly reviewedBreakGlass: string
  /** Declared by the staff account that reads in every role, and over. */
  readonly ownBreakGlass: string
  readonly releasedHold: string
  readonly refusedDisposal: string
  readonly proposedDisposal: string
}

/**
 * Brings what is planted about a person into the states in which mutations answer with it: ended, closed, decided. Nothing reads the person by
 * this work item or this assignment from then on.
 */
export async function plantChangeable(system: TestSystem, person: PlantedAmongStaff): Promise<Changeable> {
  const { sql, seeding, clock } = system
  const one = async (statement: string, ...values: unknown[]): Promise<string> => {
    const [row] = await sql<{ id: string }>(statement, ...values)
    if (!row) throw new Error(`nothing is there: ${statement}`)
    return row.id
  }
  const ofPerson = (table: string, where: string): Promise<string> =>
    one(`SELECT id::text FROM ${table} WHERE subject_id = $1::uuid AND ${where} LIMIT 1`, person.id)
  const ofRecord = (table: string, where: string): Promise<string> =>
    one(`SELECT id::text FROM ${table} WHERE service_user_id = $1::uuid AND ${where} LIMIT 1`, person.id)
  /** The same once more under another id, but for these columns. */
  const again = async (table: string, of: string, but: object): Promise<string> =>
    one(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2::jsonb)).* FROM ${table} t WHERE id = $1::uuid RETURNING id::text`,
      of,
      JSON.stringify({ id: randomUUID(), ...but }),
    )
  const staff = (username: string): Promise<string> =>
    one('SELECT id::text FROM access.staff_member WHERE username = $1', username)

  const approval = { requestedById: await staff('dmws.administrator'), approvedById: await staff('dmws.dpo') }
  // Of whose name nothing is unique: whoever works with the person is told to them by name.
  const newcomer = randomUUID()
  await seeding.access.addStaffMember({ organisation: 'dmws', id: newcomer, username: 'dmws.newcomer', name: 'Somebody New' })
  await seeding.access.grantRole({ organisation: 'dmws', staffMemberId: newcomer, role: 'support-worker', approval })
  const visited = await ofPerson('access.assignment', `viewer_id = '${person.visitor}'`)
  const work = await ofPerson('access.work_item', 'true')
  await sql('UPDATE access.work_item SET closed_at = now(), closed_by_id = opened_by_id WHERE id = $1::uuid', work)
  const reviewed = await ofPerson('access.break_glass', 'reviewed_at IS NOT NULL')
  // The manager's, as if it had been declared the day before by the account that reads in every role.
  const own = await ofPerson('access.break_glass', 'reviewed_at IS NULL')
  await sql(
    `UPDATE access.break_glass SET staff_member_id = $2::uuid, from_at = from_at - interval '1 day', until_at = until_at - interval '1 day'
     WHERE id = $1::uuid`,
    ...[own, await staff('dmws.reading-staff')],
  )
  // Beside the facts of `plantReaders`, an errand of whoever reviews it.
  await sql(
    `INSERT INTO planted.work_item VALUES ('dmws', $1::uuid, $2, $3, $3::timestamptz + interval '1 day', 'audit')`,
    ...[person.id, approval.approvedById, clock.now()],
  )
  const officer = await system.as('dmws.dpo', { purpose: 'audit' })
  const review = await officer(
    'mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) { userErrors { code } } }',
    { input: { breakGlassId: own, justified: true, finding: 'Nothing new.' } },
  )
  if (review.data?.reviewBreakGlass?.userErrors.length !== 0) throw new Error(review.text)
  const refused = await ofRecord('retention.disposal', `state = 'REFUSED'`)
  return {
    person,
    newcomer,
    reference: await one('SELECT reference AS id FROM facts.subject_reference WHERE subject_id = $1::uuid', person.id),
    leaver: await staff('dmws.complained-about'),
    roleRequest: await one(
      `SELECT id::text FROM access.role_request WHERE staff_member_id = $1::uuid AND state = 'APPROVED'`,
      newcomer,
    ),
    endedAssignment: await again('access.assignment', visited, { until_at: clock.now() }),
    representation: await ofPerson('access.representation', 'ended_at IS NULL'),
    endedRepresentation: await ofPerson('access.representation', 'ended_at IS NOT NULL'),
    accessRequest: await ofPerson('access.access_request', `state = 'REQUESTED'`),
    securityAlert: await one('SELECT id::text FROM access.security_alert WHERE viewer_id = $1', person.colleague),
    closedWorkItem: work,
    entry: await ofPerson('access.audit', `viewer_id = '${person.visitor}' AND outcome = 'disclosed'`),
    delayedTelling: await ofPerson('access.delayed_telling', 'true'),
    reviewedBreakGlass: reviewed,
    ownBreakGlass: own,
    releasedHold: await ofRecord('retention.hold', 'released_at IS NOT NULL'),
    refusedDisposal: refused,
    proposedDisposal: await again('retention.disposal', refused, {
      ...{ state: 'PROPOSED', reason_sealed: null, decided_at: null, decided_by_id: null, decided_by_name: null },
      refusal_reason_sealed: null,
    }),
  }
}

/** Undoes what changes how the staff account that reads in every role stands to the person: an emergency it declared, a case of which it was told. */
export async function standAsBefore({ sql }: TestSystem, { ownBreakGlass }: Changeable): Promise<void> {
  await sql(
    `DELETE FROM access.break_glass g USING access.break_glass own
     WHERE own.id = $1::uuid AND g.staff_member_id = own.staff_member_id AND g.id <> own.id`,
    ownBreakGlass,
  )
  await sql(
    'DELETE FROM complaints.case_party p USING access.break_glass own WHERE own.id = $1::uuid AND p.staff_id = own.staff_member_id',
    ownBreakGlass,
  )
}
