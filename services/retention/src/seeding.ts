import { withOrganisation, type Clock, type Vault } from '@candour/database'
import { londonDateOf } from '@candour/statutory-clock'
import type { RetentionDatabase } from './data/database.ts'
import { placeHold } from './data/holds.ts'
import { recomputeBatch, recomputePeople } from './data/recompute.ts'
import { readHold, type HoldInput } from './domain/hold.ts'
import type { Schedule } from './domain/schedule.ts'

/** A hold as a seed tells of it. */
export interface HoldToSeed extends HoldInput {
  readonly at: Date
  /** The member of staff who placed it. */
  readonly by: { readonly id: string; readonly name: string }
}

/** Puts holds and dates in place through the same data layer as the API. */
export function createRetentionSeeding(
  db: RetentionDatabase,
  vault: Vault,
  clock: Clock,
  schedule: (organisation: string) => Schedule | undefined,
) {
  const workIn = (organisation: string) => {
    const served = schedule(organisation)
    if (!served) throw new RangeError(`The organisation ${organisation} is not served here.`)
    return { clock, organisation, schedule: served }
  }
  return {
    /** Puts a hold on a person's record. @throws RangeError for one that could not be placed */
    placeHold: (organisation: string, serviceUserId: string, { at, by, ...given }: HoldToSeed): Promise<string> =>
      withOrganisation(organisation, () =>
        db.$transaction(async (tx) => {
          const read = readHold(given, londonDateOf(at))
          if ('problems' in read) throw new RangeError(read.problems.map(({ message }) => message).join(' '))
          const { id } = await placeHold(
            { tx, vault: vault.session(), clock },
            { organisation, serviceUserId },
            read.hold,
            by,
            at,
          )
          await recomputePeople({ ...workIn(organisation), sql: tx }, [serviceUserId])
          return id
        }),
      ),

    /** Works out the dates of everybody in an organisation, batch by batch. */
    recomputeAll: (organisation: string): Promise<void> =>
      withOrganisation(organisation, async () => {
        const work = workIn(organisation)
        let after: string | null = null
        do {
          after = await recomputeBatch({ ...work, sql: db }, after, 1_000)
        } while (after !== null)
      }),
  }
}

export type RetentionSeeding = ReturnType<typeof createRetentionSeeding>
