import type pg from 'pg'
import { hashLength, inclusionProof, leafAt } from '@candour/merkle-log'
import { leafTextSql } from './leaf-text-sql.ts'

/** All that somebody outside needs to convince themselves that an entry is in the log: the entry, its place, the proof and a checkpoint. */
export interface EntryProof {
  readonly entry: string
  readonly commitment: string | null
  readonly index: number
  readonly size: number
  readonly proof: readonly string[]
  /** The signed checkpoint whose root the proof leads to. */
  readonly checkpoint: string
}

/** Null for an entry that is not in the tree, or not yet under a checkpoint. */
export async function proveEntry(client: pg.ClientBase, entryId: string): Promise<EntryProof | null> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    const newest = await newestCheckpoint(client)
    const { rows } = await client.query<{ text: string; commitment: Buffer | null; index: string }>(
      `SELECT ${leafTextSql} AS text, l.commitment, l.index FROM access.audit_leaf l JOIN access.audit a ON a.id = l.entry_id
       WHERE l.entry_id = $1::uuid`,
      [entryId],
    )
    const [row] = rows
    if (!newest || !row || Number(row.index) >= newest.size) return null
    const leaves = await leafHashes(client, newest.size)
    const index = Number(row.index)
    return {
      entry: row.text,
      commitment: row.commitment?.toString('hex') ?? null,
      index,
      size: newest.size,
      proof: inclusionProof(leaves, index, newest.size).map((hash) => hash.toString('hex')),
      checkpoint: newest.note,
    }
  } finally {
    await client.query('ROLLBACK')
  }
}

/** The newest signed checkpoint; undefined while the log is empty. */
export async function newestCheckpoint(
  client: pg.ClientBase,
): Promise<{ readonly size: number; readonly note: string } | undefined> {
  const { rows } = await client.query<{ size: string; note: string }>(
    'SELECT size, note FROM access.audit_checkpoint ORDER BY size DESC LIMIT 1',
  )
  const [row] = rows
  return row && { size: Number(row.size), note: row.note }
}

/** The hashes of the first `size` leaves, in order. @throws RangeError when one is missing */
export async function leafHashes(client: pg.ClientBase, size: number): Promise<Buffer> {
  const leaves = Buffer.alloc(size * hashLength)
  let next = 0
  await client.query(`DECLARE leaf NO SCROLL CURSOR FOR SELECT hash FROM access.audit_leaf WHERE index < ${size} ORDER BY index`)
  for (;;) {
    const { rows } = await client.query<{ hash: Buffer }>('FETCH 20000 FROM leaf')
    if (rows.length === 0) break
    for (const { hash } of rows) hash.copy(leafAt(leaves, next++))
  }
  if (next !== size) throw new RangeError('A leaf of the tree is missing.')
  return leaves
}
