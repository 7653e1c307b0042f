import { withOrganisation } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import { calendarDateOf } from '@candour/subgraph-kit'
import { csvRows } from './csv-rows.ts'
import { importBatch, type Assigned, type ImportParts, type OnRecord } from './import-batch.ts'
import { readPerson, type PersonRead } from './read-person.ts'
import type { RowProblem } from './row-problem.ts'
import { SeenInFile } from './seen-in-file.ts'

/** People of one transaction. */
const batch = 500

export interface PeopleToImport {
  readonly profile: OrganisationProfile
  /** The bytes of the file, as they are read. */
  readonly file: AsyncIterable<Buffer>
  /** User name of the support worker who answers for rows that name none. */
  readonly worker: string | null
  /** Finds out everything and writes nothing. */
  readonly dryRun: boolean
  /** The support workers among these user names, by user name. */
  readonly supportWorkers: (usernames: readonly string[]) => Promise<ReadonlyMap<string, Assigned['assignedTo']>>
  /**
   * Told of the people of a batch who are on record, those of earlier runs included, so that what other services keep of them is made
   * whole after an interruption. Must do nothing that was done before.
   */
  readonly onRecord: (people: readonly OnRecord[]) => Promise<void>
  readonly problem: (problem: RowProblem) => Promise<void>
  readonly progress: (rows: number) => void
}

export interface ImportCounts {
  readonly read: number
  readonly added: number
  readonly unchanged: number
  readonly refused: number
}

/**
 * Imports people from a CSV file (README.md), batch by batch, so that memory stays flat. A row that cannot be taken is reported, and the
 * rest continues.
 * @throws UnreadableFile when nothing can be read as people
 */
export async function importPeople(parts: ImportParts, wish: PeopleToImport): Promise<ImportCounts> {
  const organisation = wish.profile.id
  const seen = new SeenInFile()
  const counts = { read: 0, added: 0, unchanged: 0, refused: 0 }
  let waiting: PersonRead[] = []

  const refuse = async (problems: readonly RowProblem[]) => {
    counts.refused += new Set(problems.map(({ row }) => row)).size
    for (const problem of problems) await wish.problem(problem)
  }
  const settle = async () => {
    const people = waiting
    waiting = []
    const { assigned, problems } = await withWorkers(people, wish)
    await refuse(problems)
    if (assigned.length === 0) return
    const outcome = await withOrganisation(organisation, () => importBatch(parts, organisation, assigned, wish.dryRun))
    await refuse(outcome.problems)
    counts.added += outcome.added.length
    counts.unchanged += outcome.unchanged.length
    if (!wish.dryRun) await wish.onRecord([...outcome.added, ...outcome.unchanged])
  }

  const today = calendarDateOf(parts.clock.now())
  for await (const row of csvRows(wish.file, wish.profile)) {
    counts.read += 1
    const read = 'problems' in row ? row : readPerson(row, wish.profile, today)
    const problems = 'problems' in read ? read.problems : seen.repeats(read.person)
    if (problems.length > 0) await refuse(problems)
    else if ('person' in read) waiting.push(read.person)
    if (waiting.length >= batch) await settle()
    wish.progress(counts.read)
  }
  await settle()
  return counts
}

/** Finds the worker of each person: the one the row names, or else the one who answers for the import. */
async function withWorkers(
  people: readonly PersonRead[],
  { worker: answering, supportWorkers }: PeopleToImport,
): Promise<{ readonly assigned: readonly Assigned[]; readonly problems: readonly RowProblem[] }> {
  const named = new Set(people.flatMap(({ worker }) => worker ?? answering ?? []))
  const workers = named.size === 0 ? new Map<string, Assigned['assignedTo']>() : await supportWorkers([...named])
  const assigned: Assigned[] = []
  const problems: RowProblem[] = []
  for (const person of people) {
    const name = person.worker ?? answering
    const assignedTo = name === null ? undefined : workers.get(name)
    if (assignedTo !== undefined) assigned.push({ ...person, assignedTo })
    else {
      const message =
        name === null ? 'Name the support worker who works with this person.' : 'There is no support worker of this user name.'
      problems.push({ row: person.row, column: 'worker', code: name === null ? 'WORKER_REQUIRED' : 'UNKNOWN_WORKER', message })
    }
  }
  return { assigned, problems }
}
