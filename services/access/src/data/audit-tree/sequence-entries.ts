import type pg from 'pg'
import type { Clock } from '@candour/database'
import { Frontier, signCheckpoint } from '@candour/merkle-log'
import { commitmentOf, idBytes, leafOf } from '../../domain/audit-leaf.ts'
import type { AuditLogKey } from './audit-log-key.ts'
import { leafTextSql } from './leaf-text-sql.ts'

/** The most entries that become leaves in one transaction. */
const batch = 2_000

interface Pending {
  readonly id: string
  readonly text: string
  readonly subjectId: string | null
  readonly salt: Buffer | null
}

export interface Sequenced {
  /** How many entries became leaves. */
  readonly entries: number
  /** The signed checkpoint over all of them; undefined when there were none. */
  readonly note?: string
}

/**
 * Appends to the tree what was written to the log and is in no leaf yet, and signs the new root, all in one transaction: one batch. Whoever
 * has the lock is the sequencer; anybody else does nothing. Entries come off a list that their own transaction put them on, so the order in
 * which transactions end does not matter.
 */
export async function sequenceEntries(client: pg.ClientBase, { origin, key }: AuditLogKey, clock: Clock): Promise<Sequenced> {
  const { rows: waiting } = await client.query('SELECT FROM access.audit_pending LIMIT 1')
  if (waiting.length === 0) return { entries: 0 }
  return inTransaction(client, async () => {
    const { rows: lock } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_xact_lock(access.audit_lock()) AS held')
    if (!lock[0]?.held) return { entries: 0 }
    const entries = await takePending(client)
    if (entries.length === 0) return { entries: 0 }
    const tree = await newestTree(client)
    const leaves = entries.map(({ id, text, subjectId, salt }, offset) => {
      const commitment = subjectId && salt ? commitmentOf(salt, idBytes(id), idBytes(subjectId)) : null
      const hash = leafOf(text, commitment)
      return { hash, row: { index: tree.size + offset, entry_id: id, commitment: hex(commitment), hash: hex(hash) } }
    })
    for (const { hash } of leaves) tree.append(hash)
    await client.query(
      `INSERT INTO access.audit_leaf (index, entry_id, commitment, hash)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS l(index bigint, entry_id uuid, commitment bytea, hash bytea)`,
      [JSON.stringify(leaves.map(({ row }) => row))],
    )
    const checkpoint = { origin, size: tree.size, root: tree.root, at: clock.now() }
    const note = signCheckpoint(checkpoint, key)
    await client.query('INSERT INTO access.audit_checkpoint (size, at, note, frontier) VALUES ($1, $2, $3, $4)', [
      checkpoint.size,
      checkpoint.at,
      note,
      tree.bytes,
    ])
    return { entries: entries.length, note }
  })
}

const hex = (bytes: Uint8Array | null) => (bytes ? `\\x${Buffer.from(bytes).toString('hex')}` : null)

/** Takes a batch off the list, each with the salt of the person it is about, made at the first entry about them. */
async function takePending(client: pg.ClientBase): Promise<Pending[]> {
  const { rows: taken } = await client.query<{ entry_id: string }>(
    `DELETE FROM access.audit_pending WHERE entry_id IN (SELECT entry_id FROM access.audit_pending ORDER BY entry_id LIMIT ${batch})
     RETURNING entry_id::text`,
  )
  const ids = [taken.map(({ entry_id }) => entry_id)]
  // Written about somebody while they were being erased: their name is in no leaf yet, and comes into none.
  await client.query(
    `UPDATE access.audit a SET subject_id = NULL FROM access.erased_person e
     WHERE a.id = ANY ($1::uuid[]) AND e.organisation = a.organisation AND e.subject_id = a.subject_id`,
    ids,
  )
  await client.query(
    `INSERT INTO access.audit_salt (organisation, subject_id, salt)
     SELECT organisation, subject_id, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
     FROM (SELECT DISTINCT organisation, subject_id FROM access.audit WHERE id = ANY ($1::uuid[]) AND subject_id IS NOT NULL) AS person
     ON CONFLICT DO NOTHING`,
    ids,
  )
  const { rows } = await client.query<Pending>(
    `SELECT a.id::text, ${leafTextSql} AS text, a.subject_id::text AS "subjectId", s.salt
     FROM access.audit a LEFT JOIN access.audit_salt s ON s.organisation = a.organisation AND s.subject_id = a.subject_id
     WHERE a.id = ANY ($1::uuid[]) ORDER BY a.id`,
    ids,
  )
  return rows
}

async function newestTree(client: pg.ClientBase): Promise<Frontier> {
  const { rows } = await client.query<{ size: string; frontier: Buffer }>(
    'SELECT size, frontier FROM access.audit_checkpoint ORDER BY size DESC LIMIT 1',
  )
  const [newest] = rows
  return newest ? Frontier.read(Number(newest.size), newest.frontier) : new Frontier()
}

async function inTransaction<Result>(client: pg.ClientBase, work: () => Promise<Result>): Promise<Result> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // A connection that is gone has rolled back already.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
