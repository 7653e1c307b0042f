import { decodeJwt } from 'jose'
import pg from 'pg'
import { systemClock } from '@candour/database'
import type { ViewerClaims } from '@candour/subgraph-kit'
import type { MeasuredNetwork } from './measured-network.ts'

/** A support worker with far too many people, all of whom agreed that their health may be known. */
export interface AskingWorker {
  readonly people: readonly string[]
  readonly claims: () => ViewerClaims
}

/** Assigns so many people to one worker and opens a session for them. */
export async function askingWorker({ network, workers }: MeasuredNetwork, count: number): Promise<AskingWorker> {
  const [worker] = workers
  if (!worker) throw new Error('There is nobody to ask.')
  const people = await peopleWhoAgreed(network.adminUrl, worker.id, count)
  const fromAt = new Date(systemClock.now().getTime() - 60_000)
  await network.seeding.access.assignMany({
    organisation: 'dmws',
    people: people.map((subjectId) => ({ subjectId, staffMemberId: worker.id, fromAt })),
  })
  const { sid } = decodeJwt<{ sid: string }>(
    await network.identity.issueToken({ username: worker.username, assurance: 2, purpose: 'care' }),
  )
  await sessionsThatLast(network.adminUrl)
  return {
    people,
    claims: () => ({
      id: worker.id,
      kind: 'staff',
      organisation: 'dmws',
      clientId: 'staff-portal',
      sessionId: sid,
      assurance: 2,
      authenticatedAt: Math.floor(systemClock.now().getTime() / 1000),
      purpose: 'care',
      requestId: crypto.randomUUID(),
      operation: 'query',
      operationName: null,
    }),
  }
}

/** People whose every value this worker may read, once assigned; the worker lists nobody else. */
async function peopleWhoAgreed(adminUrl: string, workerId: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('UPDATE access.assignment SET until_at = from_at WHERE viewer_id = $1', [workerId])
    await client.query('UPDATE access.team_member SET until_at = from_at WHERE staff_member_id = $1::uuid', [workerId])
    const { rows } = await client.query<{ id: string }>(
      `SELECT s.id::text AS id FROM service_users.service_user s
       WHERE s.organisation = 'dmws' AND NOT EXISTS (SELECT FROM access.assignment a WHERE a.subject_id = s.id AND a.viewer_id = $1)
         AND EXISTS (SELECT FROM facts.consent_in_force c WHERE c.subject_id = s.id AND c.item = 'health-information')
       ORDER BY s.id LIMIT $2`,
      [workerId, count],
    )
    if (rows.length < count) throw new Error(`Only ${rows.length} people agreed.`)
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

/** The measurement takes longer than the session of a token. */
async function sessionsThatLast(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`UPDATE identity.session SET expires_at = now() + interval '1 day'`)
  } finally {
    await client.end()
  }
}
