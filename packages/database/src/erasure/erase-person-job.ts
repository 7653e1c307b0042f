import { withOrganisation } from '../client/with-organisation.ts'
import type { JobSender } from '../jobs/job-sender.ts'
import type { Job, JobHandler } from '../jobs/job-worker.ts'
import type { RawQueryable } from '../vault/person-key-store.ts'
import type { Vault } from '../vault/vault.ts'
import { eraseEverywhere, type ErasedPerson, type ErasureScope } from './erase-everywhere.ts'
import { personScope } from './person-scope.ts'

/** Jobs that have a service erase a person from what it owns: `organisation`, `personId`, and the `disposalId` to report to. */
export const erasePersonQueue = <Service extends string>(service: Service) => `${service}/erase-person` as const

/** Jobs that report what a service erased: `organisation`, `disposalId`, `service`, and the figures of `ErasedHere`. */
export const personErasedQueue = 'retention/person-erased'

/** How much of a person was destroyed in one service. */
export interface ErasedHere {
  readonly rows: number
  /** Of the person in this service: what was sealed with them opens nowhere any more, not in a backup either. */
  readonly keys: number
  /** Files that stay by a rule of their own. */
  readonly left?: number
}

interface TransactingClient<Tx> {
  $transaction<Result>(work: (tx: Tx) => Promise<Result>, options?: { readonly timeout?: number }): Promise<Result>
}

/**
 * Erases a person from one service and reports it, in one transaction: whoever dies in between has done neither. Done twice it erases nothing
 * the second time, and says so.
 */
export function erasePersonHandler<Tx extends RawQueryable>(
  service: string,
  { db, jobs }: { readonly db: TransactingClient<Tx>; readonly jobs: JobSender },
  erase: (tx: Tx, person: ErasedPerson, data: Job['data']) => Promise<ErasedHere>,
): JobHandler {
  return async ({ data, queue }) => {
    const { organisation, personId, disposalId } = data
    if (typeof organisation !== 'string' || typeof personId !== 'string' || typeof disposalId !== 'string')
      throw new TypeError(`A job of ${queue} names an organisation, a person and a disposal.`)
    await withOrganisation(organisation, () =>
      db.$transaction(
        async (tx) => {
          const erased = await erase(tx, { organisation, personId }, data)
          await jobs.send(tx, personErasedQueue, { organisation, disposalId, service, ...erased })
        },
        { timeout: 60_000 },
      ),
    )
  }
}

/** What most services do: all rows of their own schema about the person, and the person's keys. */
export async function eraseFromSchema(
  tx: RawQueryable,
  person: ErasedPerson,
  {
    schema,
    vault,
    ...scope
  }: { readonly schema: string; readonly vault: Vault } & Partial<Pick<ErasureScope, 'except' | 'staying'>>,
): Promise<ErasedHere> {
  const rows = await eraseRows(tx, person, { ...personScope, except: new Set(), ...scope, schemas: [schema] })
  return { rows, keys: await vault.erase(tx, person) }
}

/** Deletes the rows of a scope through a transaction of Prisma. Returns how many there were. */
export async function eraseRows(tx: RawQueryable, person: ErasedPerson, scope: ErasureScope): Promise<number> {
  const client = {
    query: async <Row>(sql: string, values: unknown[] = []) => ({ rows: await tx.$queryRawUnsafe<Row[]>(sql, ...values) }),
  }
  let rows = 0
  for (const count of (await eraseEverywhere(client, person, scope)).values()) rows += count
  return rows
}
