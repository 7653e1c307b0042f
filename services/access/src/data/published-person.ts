import { isIdentifier } from '../domain/identifier.ts'
import type { AccessTransaction } from './database.ts'

/** What the owner of a person publishes of them; `null` when there is no such person here. Dates are `YYYY-MM-DD`. */
export async function publishedPerson(
  tx: Pick<AccessTransaction, '$queryRaw'>,
  organisation: string,
  id: string,
): Promise<{ readonly bornOn: string | null; readonly died: boolean } | null> {
  if (!isIdentifier(id)) return null
  const [row] = await tx.$queryRaw<{ bornOn: string | null; died: boolean }[]>`
    SELECT born_on::text AS "bornOn", died_on IS NOT NULL AS died FROM facts.subject
    WHERE organisation = ${organisation} AND subject_id = ${id}::uuid`
  return row ?? null
}

/** Id of the person with this reference; `null` when it is nobody's here. */
export async function personByReference(
  tx: Pick<AccessTransaction, '$queryRaw'>,
  organisation: string,
  reference: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT subject_id::text AS id FROM facts.subject_reference WHERE organisation = ${organisation} AND reference = ${reference}`
  return row?.id ?? null
}
