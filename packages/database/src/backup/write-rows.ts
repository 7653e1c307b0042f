import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { SealedWriter } from './sealed-file.ts'
import { nameOf, sqlNameOf, type BackedUpTable } from '../tables.ts'

/** Which rows of a table are backed up, by `schema.table`; all of a table that is not named. */
export type RowsWanted = Readonly<Record<string, string>>

const block = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/**
 * Writes tables as blocks (4 bytes of length, bytes): what table it is, as JSON; its rows as PostgreSQL copies them; an empty block. After the
 * last table comes one with how many rows each had.
 */
export async function writeRows(
  client: pg.ClientBase,
  tables: readonly BackedUpTable[],
  file: SealedWriter,
  wanted: RowsWanted = {},
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const table of tables) {
    await file.write(block(Buffer.from(JSON.stringify(table))))
    const columns = table.columns.map(pg.escapeIdentifier).join(', ')
    const where = wanted[nameOf(table)]
    const stream = client.query(
      copyTo(`COPY (SELECT ${columns} FROM ${sqlNameOf(table)}${where === undefined ? '' : ` WHERE ${where}`}) TO STDOUT`),
    )
    for await (const chunk of stream) if ((chunk as Buffer).length > 0) await file.write(block(chunk as Buffer))
    await file.write(block(Buffer.alloc(0)))
    // The stream may end before the server has said how many rows there were; when it answers anything after it, it has.
    await client.query('SELECT')
    counts.set(nameOf(table), stream.rowCount)
  }
  await file.write(block(Buffer.from(JSON.stringify({ rows: Object.fromEntries(counts) }))))
  return counts
}
