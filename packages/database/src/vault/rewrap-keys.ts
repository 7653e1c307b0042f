import type pg from 'pg'
import type { KeyProvider } from './key-provider.ts'
import { keyContext } from './key-context.ts'

/** Rows that are wrapped anew in one statement. */
const batch = 200

interface Row {
  readonly service: string
  readonly organisation: string
  readonly personId: string
  readonly version: number
  readonly wrapped: Buffer
}

type Place = Omit<Row, 'wrapped'>

/**
 * Wraps every key that an older version of the key-encryption key wraps with the newest, a batch at a time, while everybody reads and writes.
 * Interrupted, it is run again: what is done stays done. Whoever wraps at the same time wraps with the newest already.
 * @param client as the owner of `keys.person_key`, from whom row-level security hides nothing
 * @param progress is told after each batch how many were looked at and how many wrapped anew
 */
export async function rewrapKeys(
  client: pg.ClientBase,
  provider: KeyProvider,
  progress: (looked: number, rewrapped: number) => void = () => undefined,
): Promise<number> {
  const newest = await newestVersion(provider)
  let looked = 0
  let rewrapped = 0
  for await (const rows of wrappedKeys(client)) {
    const old = rows.filter(({ wrapped }) => provider.versionOf(wrapped) < newest)
    const renewed = await Promise.all(
      old.map(async (row) => {
        const context = keyContext(row.service, row)
        return {
          ...row,
          was: hex(row.wrapped),
          wrapped: hex(await provider.wrap(await provider.unwrap(row.wrapped, context), context)),
        }
      }),
    )
    // Only what is still as it was read: somebody else may have erased the person, or be at the same.
    const { rowCount } = await client.query(
      `UPDATE keys.person_key k SET wrapped = n.wrapped
       FROM jsonb_to_recordset($1::jsonb) AS n(service text, organisation text, "personId" uuid, version int, wrapped bytea, was bytea)
       WHERE k.service = n.service AND k.organisation = n.organisation AND k.person_id = n."personId" AND k.version = n.version AND k.wrapped = n.was`,
      [JSON.stringify(renewed)],
    )
    looked += rows.length
    rewrapped += rowCount ?? 0
    progress(looked, rewrapped)
  }
  return rewrapped
}

/** How many keys each version of the key-encryption key wraps. */
export async function countByVersion(client: pg.ClientBase, provider: KeyProvider): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>()
  for await (const rows of wrappedKeys(client)) {
    for (const { wrapped } of rows) {
      const version = provider.versionOf(wrapped)
      counts.set(version, (counts.get(version) ?? 0) + 1)
    }
  }
  return counts
}

/** Opens the oldest and the newest wrapped key that there is, so that a wrong key is found before anything is done with it. @throws KeyFileError */
export async function requireKeyOpens(client: pg.ClientBase, provider: KeyProvider): Promise<void> {
  const { rows } = await client.query<Row>(
    `(${rowSql} ORDER BY created_at LIMIT 1) UNION ALL (${rowSql} ORDER BY created_at DESC LIMIT 1)`,
  )
  for (const row of rows) await provider.unwrap(row.wrapped, keyContext(row.service, row))
}

async function newestVersion(provider: KeyProvider): Promise<number> {
  const newest = (await provider.versions()).at(-1)
  if (!newest) throw new RangeError('There is no key-encryption key.')
  return newest.version
}

const rowSql = 'SELECT service, organisation, person_id::text AS "personId", version, wrapped FROM keys.person_key'

/** All keys in the order of their primary key, a batch at a time. */
async function* wrappedKeys(client: pg.ClientBase): AsyncGenerator<Row[]> {
  let last: Place | null = null
  for (;;) {
    const { rows }: { rows: Row[] } = await client.query<Row>(
      `${rowSql} WHERE $1::text IS NULL OR (service, organisation, person_id, version) > ($1, $2::text, $3::uuid, $4::int)
       ORDER BY service, organisation, person_id, version LIMIT ${batch}`,
      last ? [last.service, last.organisation, last.personId, last.version] : [null, null, null, null],
    )
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1) ?? null
  }
}

const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`
