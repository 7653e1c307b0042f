import { randomUUID } from 'node:crypto'
import { openWork } from './open-work.ts'
import { analyse, seedManyPeople } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import type { Api } from './api-client.ts'
import type { TestNetwork } from './test-network.ts'

const organisation = 'dmws'
const silent = { done: () => undefined, end: () => undefined }

/** At least so many rows of every list there is: people with one of everything, colleagues, and what waits for a decision. */
export async function plantManyRows(system: TestNetwork, count: number): Promise<void> {
  const { network, clock, sql } = system
  const { access, complaints, retention } = network.seeding
  const cast = new Set((await sql<{ id: string }>('SELECT id::text FROM service_users.service_user')).map(({ id }) => id))
  const profile = foundingProfiles().find(({ id }) => id === organisation)
  if (!profile) throw new Error(`${organisation} has no profile`)
  await seedManyPeople(network.seeding, clock, { profile, count, seed: 11, analyse: () => analyse(network.adminUrl) }, silent)
  const everybody = await sql<{ id: string; reference: string }>(
    'SELECT id::text, reference FROM service_users.service_user WHERE organisation = $1',
    organisation,
  )
  const people = everybody.filter(({ id }) => !cast.has(id))
  const staff = async (username: string) => {
    const [found] = await sql<{ id: string; name: string }>(
      'SELECT id::text, name FROM access.staff_member WHERE username = $1',
      username,
    )
    if (!found) throw new Error(`nobody signs in as ${username}`)
    return found
  }
  const by = await staff('dmws.dpo')
  const helper = await staff('dmws.support-worker')
  const at = clock.now()
  const over = { at: new Date('2026-01-05T12:00:00Z'), until: '2026-01-05' }
  const officer = await system.as('dmws.dpo', { purpose: 'rights-request' })
  const worker = await system.as('dmws.support-worker', { purpose: 'care' })
  const attach = { name: 'x.txt', content: Buffer.from('A letter.').toString('base64'), categories: [] }
  const colleague = await system.as('dmws.support-worker.2', { purpose: 'care' })
  const [team] = await sql<{ id: string }>(`SELECT id::text FROM access.team WHERE name = 'Welfare team north'`)
  for (const [place, { id, reference }] of people.entries()) {
    await openWork(system, id, 'rights-request')
    await access.addStaffMember({ organisation, id: randomUUID(), username: `dmws.many.${place}`, name: `Kim ${place}` })
    await access.addToCaseload({ organisation, teamId: team?.id ?? '', subjectId: id })
    await succeeds(colleague, 'askForAccess', { reference, purpose: 'care', days: 3, reason: 'Covers for Alex.' })
    const matter = { kind: 'COMPLAINT', category: 'sharing', matter: 'Nobody rang.', receivedHow: 'PHONE' } as const
    await complaints.addCase(organisation, id, { ...matter, at, by })
    await retention.placeHold(organisation, id, { kind: 'CLAIM', reason: 'A letter came.', ...over, by })
    await access.grantRepresentation({
      organisation,
      subjectId: id,
      representativeId: randomUUID(),
      name: 'Rosa Field',
      kind: 'attorney',
      evidence: 'Seen.',
      givenOn: '2020-01-01',
      scopes: ['identity'],
    })
    // Each emergency needs that they prove once more who they are.
    clock.advance(2_000)
    const again = await system.as('dmws.support-worker', { purpose: 'care', assurance: 3 })
    await succeeds(again, 'breakGlass', { reference, purpose: 'care', reason: 'They fell.' })
    await succeeds(officer, 'requestCorrection', {
      serviceUserId: id,
      field: 'PREFERRED_NAME',
      proposed: 'Sky',
      reason: 'Wrong.',
    })
    await access.assign({ organisation, subjectId: id, staffMemberId: helper.id })
    await succeeds(worker, 'attachDocument', { serviceUserId: id, ...attach })
  }
  await sql(
    `INSERT INTO access.role_request (id, organisation, staff_member_id, role, requested_by_id, requested_at)
     SELECT gen_random_uuid(), organisation, id, 'trainer', $1::uuid, now() FROM access.staff_member WHERE username LIKE 'dmws.many.%'`,
    by.id,
  )
  await sql(
    `INSERT INTO access.security_alert (id, organisation, kind, viewer_id, raised_at, count)
     SELECT gen_random_uuid(), organisation, 'ENUMERATION', id::text, now(), 9 FROM access.staff_member WHERE username LIKE 'dmws.many.%'`,
  )
  await sql(
    `WITH gone AS (
       INSERT INTO retention.disposal (id, organisation, rule, state, proposed_at, proposed_by_id, proposed_by_name, decided_at, decided_by_id,
         decided_by_name, erased_at)
       SELECT gen_random_uuid(), organisation, 'DMWS7', 'ERASED', now(), '1', 'Sam Field', now(), '2', 'Jo Bennett', now()
       FROM access.staff_member WHERE username LIKE 'dmws.many.%' RETURNING organisation, id)
     INSERT INTO retention.disposal_erasure (organisation, disposal_id, service, "rows", keys, at)
     SELECT organisation, id, service, 3, 1, now() FROM gone, unnest(ARRAY['consent', 'access']) AS service`,
  )
  // Nothing holds them any more, so that they are due.
  await sql(`UPDATE complaints.complaint_case SET state = 'CLOSED', closed_on = received_on`)
  await sql(`UPDATE retention.retention_date SET dispose_from = '2026-01-01', decided_by = 'DMWS7' WHERE organisation = 'dmws'`)
}

async function succeeds(api: Api, name: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const { data, text } = await api(`mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`, { input })
  if (data?.[name]?.userErrors.length !== 0) throw new Error(text)
}
