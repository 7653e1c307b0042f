import { rowsIn, rowsParameter } from '../client/rows-parameter.ts'

/** As much of a Prisma client, or of a transaction of one, as raw SQL needs. */
export interface RawQueryable {
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>
}

/** Whose key: a person is known by organisation and id. */
export interface KeyOwner {
  organisation: string
  personId: string
}

/** A row of `keys.person_key`. Row-level security shows a service its own rows only. */
export interface WrappedKey extends KeyOwner {
  version: number
  wrapped: Uint8Array
}

/** The wrapped keys of several persons in one query, all versions. */
export async function loadWrappedKeys(db: RawQueryable, service: string, owners: readonly KeyOwner[]): Promise<WrappedKey[]> {
  return db.$queryRawUnsafe<WrappedKey[]>(
    `SELECT k.organisation, k.person_id AS "personId", k.version, k.wrapped
       FROM keys.person_key k
       JOIN unnest($2::text[], $3::uuid[]) AS wanted (organisation, person_id) USING (organisation, person_id)
      WHERE k.service = $1`,
    service,
    owners.map((owner) => owner.organisation),
    owners.map((owner) => owner.personId),
  )
}

/** Stores a person's first key unless another transaction did so before. The caller reads back which one it became. */
export async function storeFirstKey(db: RawQueryable, service: string, owner: KeyOwner, wrapped: Uint8Array): Promise<void> {
  await db.$queryRawUnsafe(
    `INSERT INTO keys.person_key (service, organisation, person_id, version, wrapped) VALUES ($1, $2, $3::uuid, 1, $4)
     ON CONFLICT DO NOTHING RETURNING version`,
    service,
    owner.organisation,
    owner.personId,
    wrapped,
  )
}

/**
 * Stores the first keys of many persons in one statement, but for those who have one. Returns the persons whose key it became. As JSON,
 * since Prisma passes no lists of bytes.
 */
export async function storeFirstKeys(
  db: RawQueryable,
  service: string,
  keys: readonly (KeyOwner & { wrapped: Uint8Array })[],
): Promise<KeyOwner[]> {
  const rows = keys.map(({ wrapped, ...owner }) => ({ ...owner, wrapped: `\\x${Buffer.from(wrapped).toString('hex')}` }))
  return db.$queryRawUnsafe<KeyOwner[]>(
    `INSERT INTO keys.person_key (service, organisation, person_id, version, wrapped)
     SELECT $1, k.organisation, k."personId", 1, k.wrapped
       FROM json_to_recordset(${rowsIn('$2')}) AS k(organisation text, "personId" uuid, wrapped bytea)
     ON CONFLICT DO NOTHING RETURNING organisation, person_id::text AS "personId"`,
    service,
    rowsParameter(rows),
  )
}

/** Destroys the keys of a person in this service: what was sealed with them can never be opened again. */
export async function destroyPersonKeys(db: RawQueryable, service: string, owner: KeyOwner): Promise<number> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `DELETE FROM keys.person_key WHERE service = $1 AND organisation = $2 AND person_id = $3::uuid RETURNING version`,
    service,
    owner.organisation,
    owner.personId,
  )
  return rows.length
}
