import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupError } from './backup-error.ts'
import type { SealedReader } from './sealed-file.ts'
import { nameOf, sqlNameOf, type BackedUpTable } from '../tables.ts'

/**
 * Puts back what `writeRows` wrote, table by table, into tables that are there and empty. Triggers of the services do not fire: their work was done
 * when the rows were first written; references are checked.
 * @throws BackupError when the file does not fit the tables, or does not hold what it says at its end
 */
export async function readRows(
  client: pg.ClientBase,
  tables: readonly BackedUpTable[],
  file: SealedReader,
): Promise<ReadonlyMap<string, number>> {
  const there = new Map(tables.map((table) => [nameOf(table), table]))
  const counts = new Map<string, number>()
  for (;;) {
    const next = JSON.parse((await readBlock(file)).toString()) as
      | BackedUpTable
      | { readonly rows: Readonly<Record<string, number>> }
    if ('rows' in next) {
      const told = Object.entries(next.rows)
      if (told.length !== counts.size || told.some(([name, rows]) => counts.get(name) !== rows))
        throw new BackupError('The backup does not hold as many rows as it says.')
      await file.requireEnd()
      return counts
    }
    const table = there.get(nameOf(next))
    const fits = table !== undefined && next.columns.every((column) => table.columns.includes(column))
    if (!fits) throw new BackupError(`The backup holds ${nameOf(next)}, which this version does not know so.`)
    const name = sqlNameOf(table)
    await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
    const into = client.query(copyFrom(`COPY ${name} (${next.columns.map(pg.escapeIdentifier).join(', ')}) FROM STDIN`))
    await pipeline(Readable.from(blocksOf(file)), into)
    await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
    counts.set(nameOf(table), into.rowCount)
  }
}

async function* blocksOf(file: SealedReader): AsyncGenerator<Buffer> {
  for (;;) {
    const block = await readBlock(file)
    if (block.length === 0) return
    yield block
  }
}

const readBlock = async (file: SealedReader): Promise<Buffer> => file.read((await file.read(4)).readUInt32BE(0))
