import { newId, type Clock, type Vault } from '@candour/database'
import { AuditTrail } from '@candour/subgraph-kit'
import { putPeople } from '../data/bulk-people.ts'
import type { Db, Tx } from '../data/client.ts'
import { isTaken } from '../data/unique-violation.ts'
import { alreadyOnRecord, importedBefore } from './known-people.ts'
import type { PersonRead } from './read-person.ts'
import type { RowProblem } from './row-problem.ts'

/** A row whose worker is known. */
export type Assigned = PersonRead & { readonly assignedTo: { readonly id: string; readonly name: string } }

/** A person of the file who is on record now. */
export type OnRecord = Assigned & { readonly id: string }

export interface BatchOutcome {
  readonly added: readonly OnRecord[]
  /** Those an earlier run had put on record. */
  readonly unchanged: readonly OnRecord[]
  readonly problems: readonly RowProblem[]
}

export interface ImportParts {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly indexSecret: Uint8Array
}

/** A registration at the same moment may take a number that was free when it was looked up. */
const attempts = 3

/** Puts the people of a batch on record who are not yet, in one transaction, or only finds out who would be. */
export async function importBatch(
  parts: ImportParts,
  organisation: string,
  people: readonly Assigned[],
  dryRun: boolean,
): Promise<BatchOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await parts.db.$transaction((tx) => inTransaction(parts, tx, organisation, people, dryRun), {
        timeout: 120_000,
        maxWait: 60_000,
      })
    } catch (error) {
      if (attempt === attempts || !(isTaken(error) || isUniqueViolation(error))) throw error
    }
  }
}

/** As raw statements report it (PostgreSQL 23505). */
const isUniqueViolation = (error: unknown) => error instanceof Error && error.message.includes('23505')

async function inTransaction(
  { vault, clock, indexSecret }: ImportParts,
  tx: Tx,
  organisation: string,
  people: readonly Assigned[],
  dryRun: boolean,
): Promise<BatchOutcome> {
  const before = await importedBefore(tx, people)
  const unchanged = people.flatMap((person) => {
    const id = before.get(person.sourceReference)
    return id === undefined ? [] : [{ ...person, id }]
  })
  const others = people.filter(({ sourceReference }) => !before.has(sourceReference))
  const problems = await alreadyOnRecord(tx, indexSecret, organisation, others)
  const refused = new Set(problems.map(({ row }) => row))
  const wanted = others.filter(({ row }) => !refused.has(row))
  // A dry run stops short of writing; the ids it tells of are nobody's.
  if (dryRun || wanted.length === 0)
    return { added: wanted.map((person) => ({ ...person, id: newId(clock) })), unchanged, problems }
  const ids = await putPeople(
    { tx, vault: vault.session(), clock, indexSecret, organisation },
    wanted.map(({ registration, source, sourceReference, assignedTo }) => ({
      registration,
      source,
      sourceReference,
      registeredBy: assignedTo.id,
      registeredAt: clock.now(),
    })),
  )
  const added = wanted.flatMap((person, index) => {
    const id = ids[index]
    return id === undefined ? [] : [{ ...person, id }]
  })
  await recordAdditions(tx, clock, organisation, added)
  return { added, unchanged, problems }
}

/** Puts on record that these people were added, in the name of the worker who answers for each. */
async function recordAdditions(tx: Tx, clock: Clock, organisation: string, added: readonly OnRecord[]): Promise<void> {
  const requestId = crypto.randomUUID()
  for (const [id, people] of Map.groupBy(added, ({ assignedTo }) => assignedTo.id)) {
    const viewer = { kind: 'staff', id, organisation, roles: [], scopes: [], assurance: 1, purpose: 'care' } as const
    const trail = new AuditTrail({ service: 'service-users', requestId, operation: 'importPeople', viewer, clock })
    for (const person of people) trail.note('changed', { subjectId: person.id, resource: 'ServiceUser' }, ['identity', 'contact'])
    await trail.flush(tx)
  }
}
