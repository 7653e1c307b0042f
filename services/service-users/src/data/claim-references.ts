import type { Tx } from './client.ts'

/**
 * The next references of an organisation, in order: `DMWS-000001`. Its row is locked until the transaction ends, so that no number is
 * given twice and none is lost.
 */
export async function claimReferences(tx: Tx, organisation: string, count: number): Promise<string[]> {
  const first = await claimNumbers(tx, organisation, count)
  return Array.from({ length: count }, (_, index) => referenceOf(organisation, first + index))
}

/** The next reference alone. */
export const nextReference = async (tx: Tx, organisation: string): Promise<string> =>
  referenceOf(organisation, await claimNumbers(tx, organisation, 1))

const referenceOf = (organisation: string, number: number) => `${organisation.toUpperCase()}-${String(number).padStart(6, '0')}`

/** Returns the first of the numbers. */
async function claimNumbers(tx: Tx, organisation: string, count: number): Promise<number> {
  const { last } = await tx.referenceSequence.upsert({
    where: { organisation },
    create: { organisation, last: count },
    update: { last: { increment: count } },
  })
  return last - count + 1
}
