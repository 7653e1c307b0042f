import type { Tx } from '../data/client.ts'
import { takenNumbers } from '../data/bulk-known-people.ts'
import type { PersonRead } from './read-person.ts'
import type { RowProblem } from './row-problem.ts'

/** Ids of those who were imported before, by what they are called in the system they come from. */
export async function importedBefore(tx: Tx, people: readonly PersonRead[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.serviceUser.findMany({
    where: { sourceReference: { in: people.map(({ sourceReference }) => sourceReference) } },
    select: { id: true, sourceReference: true },
  })
  return new Map(rows.flatMap(({ id, sourceReference }) => (sourceReference === null ? [] : [[sourceReference, id] as const])))
}

const sameNames = `
  SELECT wanted.row
  FROM json_to_recordset($2::json) AS wanted(row int, "givenName" text, "familyName" text, "birthDate" date)
  WHERE EXISTS (
    SELECT FROM service_users.service_user u
    WHERE u.organisation = $1 AND u.family_name = wanted."familyName" AND u.given_name = wanted."givenName" AND u.born_on = wanted."birthDate"
  )`

/** Which of these rows tell of somebody who is on record already, by their NHS number or by name and birth. Two statements. */
export async function alreadyOnRecord(
  tx: Tx,
  indexSecret: Uint8Array,
  organisation: string,
  people: readonly PersonRead[],
): Promise<RowProblem[]> {
  if (people.length === 0) return []
  const numbers = people.flatMap(({ registration: { nhsNumber } }) => (nhsNumber === null ? [] : [nhsNumber]))
  const taken = await takenNumbers(tx, indexSecret, numbers)
  const wanted = people.map(({ row, registration: { givenName, familyName, birthDate } }) => ({
    row,
    givenName,
    familyName,
    birthDate,
  }))
  const alike = await tx.$queryRawUnsafe<{ row: number }[]>(sameNames, organisation, JSON.stringify(wanted))
  return [
    ...people
      .filter(({ registration: { nhsNumber } }) => nhsNumber !== null && taken.has(nhsNumber))
      .map(({ row }) => ({
        row,
        column: 'nhs_number',
        code: 'ALREADY_REGISTERED',
        message: 'Somebody with this NHS number is on record.',
      })),
    ...alike.map(({ row }) => ({
      row,
      column: '',
      code: 'ALREADY_REGISTERED',
      message: 'Somebody with this name and date of birth is on record. Register another person of that name by hand.',
    })),
  ]
}
