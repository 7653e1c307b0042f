import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Clock } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import { reportHeader, reportLine, type ImportCounts, type OnRecord } from '@candour/service-users'
import type { startPeopleServices } from './seed/bulk-installation.ts'

export interface FileToImport {
  readonly profile: OrganisationProfile
  /** Path of the CSV file. */
  readonly path: string
  /** Path of the report of rows that were not taken; overwritten. */
  readonly report: string
  /** User name of the support worker who answers for rows that name none. */
  readonly worker: string | null
  readonly dryRun: boolean
  readonly progress: (rows: number) => void
  /** Tells the database's planner what the tables hold now. */
  readonly analyse: () => Promise<void>
}

/**
 * Imports a file of people: the person with the service that keeps people, their worker with access, their answers with consent. The
 * report is written as the file is read, and is for its owner's eyes only.
 * @throws UnreadableFile, and the error of the file system when the file cannot be read or the report not be written
 */
export async function importInto(
  { people, seeding }: Pick<Awaited<ReturnType<typeof startPeopleServices>>, 'people' | 'seeding'>,
  clock: Clock,
  { profile, path, report, worker, dryRun, progress, analyse }: FileToImport,
): Promise<ImportCounts> {
  const organisation = profile.id
  // Opened before the report, so that a wrong path leaves nothing behind.
  const file = await open(path)
  await using written = await open(report, 'w', 0o600)
  await written.write(reportHeader)
  let untilAnalysed = 1
  const onRecord = async (batch: readonly OnRecord[]) => {
    const now = clock.now()
    await seeding.access.assignMany({
      organisation,
      people: batch.map(({ id, assignedTo }) => ({ subjectId: id, staffMemberId: assignedTo.id, fromAt: now })),
    })
    await seeding.consent.recordMany(
      organisation,
      batch.flatMap((person) => decisionsOf(person, now)),
    )
    // Early and then ever more seldom: plans made over empty tables would go through all rows for each reference that is checked.
    untilAnalysed -= 1
    if (untilAnalysed > 0) return
    await analyse()
    untilAnalysed = 20
  }
  // Awaited here: the report is open until this function ends.
  return await people.importPeople({
    profile,
    file: createReadStream('', { fd: file }),
    worker,
    dryRun,
    supportWorkers: (usernames) => seeding.access.supportWorkers({ organisation, usernames }),
    onRecord,
    problem: async (problem) => void (await written.write(reportLine(problem))),
    progress,
  })
}

/** What the person agreed to, each recorded once however often the file is imported; what they said since stays in force. */
function decisionsOf({ id, registration, decisions, consentMethod, assignedTo: by }: OnRecord, now: Date) {
  const { storageConsent } = registration
  const common = { serviceUserId: id, method: consentMethod, at: now, by }
  const toStore = storageConsent
    ? [
        {
          ...common,
          item: storageConsent.item,
          state: 'GIVEN' as const,
          visitedOn: storageConsent.visitedOn,
          // The name under which consent takes over what a registration took down.
          onceOnly: 'registration',
        },
      ]
    : []
  return [...toStore, ...decisions.map((decision) => ({ ...common, ...decision, onceOnly: `import ${decision.item}` }))]
}
