import type { SeededTeam, TeamToSeed } from '@candour/access'
import type { Clock } from '@candour/database'
import type { OrganisationProfile } from '@candour/organisations'
import type { Network } from '../network.ts'
import { inventPerson, type Worker } from './bulk-person.ts'
import type { Progress } from './bulk-progress.ts'
import { random } from './bulk-random.ts'
import { familyNames, givenNames } from './bulk-words.ts'

/** People one invented support worker works with, whatever the total. */
export const caseload = 30
const workersOfTeam = 8
/** People of one transaction. */
const batch = 1_000
/** One batch is sealed here while the database writes another. */
const atOnce = 2

export interface ManyPeople {
  readonly profile: OrganisationProfile
  readonly count: number
  /** The same seed invents the same people. */
  readonly seed: number
  /** Tells the database's planner what the tables hold now. */
  readonly analyse: () => Promise<void>
}

/** The support workers who were made for the people. They are on the staff, but nobody has opened a sign-in for them. */
export type SeededWorker = SeededTeam['workers'][number]

/**
 * Adds invented people with notes, consents, workers and teams, batch by batch, so that memory stays flat. Each batch of people is one
 * transaction of each service; a second run adds more people.
 */
export async function seedManyPeople(
  { access, serviceUsers, consent }: Pick<Network['seeding'], 'access' | 'serviceUsers' | 'consent'>,
  clock: Clock,
  { profile, count, seed, analyse }: ManyPeople,
  progress: Progress,
): Promise<readonly SeededWorker[]> {
  const organisation = profile.id
  const workers = await seedWorkers(access, organisation, Math.ceil(count / caseload), seed)
  const first = await serviceUsers.lastNumber(organisation)
  const now = clock.now()
  let next = 0
  let done = 0
  const addBatch = async (from: number, to: number) => {
    if (from === to) return
    const invented = Array.from({ length: to - from }, (_, index) => {
      const worker = workerOf(workers, from + index)
      return { ...inventPerson(seed, first + from + index, profile, worker, now), worker }
    })
    const ids = await serviceUsers.addPeople(
      organisation,
      invented.map(({ person }) => person),
    )
    const people = invented.flatMap((each, index) => {
      const subjectId = ids[index]
      return subjectId === undefined ? [] : [{ ...each, subjectId, at: each.person.registeredAt }]
    })
    await Promise.all([
      access.assignMany({
        organisation,
        people: people.map(({ subjectId, worker, at }) => ({ subjectId, staffMemberId: worker.id, fromAt: at })),
      }),
      consent.recordMany(
        organisation,
        people.flatMap(({ subjectId, decisions, worker, at }) =>
          decisions.map((decision) => ({ ...decision, serviceUserId: subjectId, method: 'IN_PERSON' as const, at, by: worker })),
        ),
      ),
    ])
    done += people.length
    progress.done(done)
  }
  const lane = async () => {
    while (next < count) {
      const from = next
      next = Math.min(count, from + batch)
      await addBatch(from, next)
    }
  }
  // Plans made while the tables were empty would go through all rows of the organisation for each reference that is checked.
  for (const few of [Math.min(count, 100), Math.min(count, batch)]) {
    await addBatch(next, few)
    next = few
    await analyse()
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  progress.end()
  await analyse()
  return workers
}

function workerOf(workers: readonly SeededWorker[], index: number): Worker {
  const worker = workers[index % workers.length]
  if (!worker) throw new RangeError('There is nobody to work with the people.')
  return worker
}

async function seedWorkers(
  access: Network['seeding']['access'],
  organisation: string,
  count: number,
  seed: number,
): Promise<SeededWorker[]> {
  const prefix = `${organisation}.bulk-`
  const before = await access.countStaff({ organisation, prefix })
  const chosen = random(seed, before)
  const staff = (kind: string, number: number) => ({
    username: `${prefix}${kind}.${String(before + number).padStart(6, '0')}`,
    name: `${chosen.pick(givenNames)} ${chosen.pick(familyNames)}`,
  })
  const teams: TeamToSeed[] = []
  for (let from = 0; from < count; from += workersOfTeam) {
    const members = Math.min(workersOfTeam, count - from)
    teams.push({
      name: `Invented team ${before + teams.length + 1}`,
      manager: staff('manager', teams.length + 1),
      workers: Array.from({ length: members }, (_, index) => staff('worker', from + index + 1)),
    })
  }
  const made: SeededTeam[] = []
  for (let from = 0; from < teams.length; from += 200)
    made.push(...(await access.addTeams({ organisation, teams: teams.slice(from, from + 200) })))
  return made.flatMap(({ workers }) => workers)
}
