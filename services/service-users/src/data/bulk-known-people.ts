import { blindIndex } from '@candour/database'
import type { PersonToPut } from './bulk-people.ts'
import type { Tx } from './client.ts'

const inHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Which of these NHS numbers somebody on record has. One statement. */
export async function takenNumbers(tx: Tx, indexSecret: Uint8Array, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const byIndex = new Map(numbers.map((number) => [inHex(blindIndex(indexSecret, number)), number]))
  if (byIndex.size === 0) return new Set()
  const indexes = [...byIndex.keys()].map((hex) => new Uint8Array(Buffer.from(hex, 'hex')))
  const rows = await tx.serviceUser.findMany({ where: { nhsNumberIndex: { in: indexes } }, select: { nhsNumberIndex: true } })
  return new Set(
    rows.flatMap(({ nhsNumberIndex }) => {
      const number = nhsNumberIndex && byIndex.get(inHex(nhsNumberIndex))
      return number ? [number] : []
    }),
  )
}

/** The people, without those of their NHS numbers that somebody on record has. */
export async function withoutTakenNumbers(
  tx: Tx,
  indexSecret: Uint8Array,
  people: readonly PersonToPut[],
): Promise<PersonToPut[]> {
  const numbers = people.flatMap(({ registration: { nhsNumber } }) => (nhsNumber === null ? [] : [nhsNumber]))
  const taken = await takenNumbers(tx, indexSecret, numbers)
  return people.map((person) =>
    person.registration.nhsNumber !== null && taken.has(person.registration.nhsNumber)
      ? { ...person, registration: { ...person.registration, nhsNumber: null } }
      : person,
  )
}
