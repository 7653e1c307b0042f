import { parseArgs } from 'node:util'
import { seededNumbers } from '../seeded-numbers.ts'
import { allGuards, sourceWithout, told, type Guard } from './all-guards.ts'
import { notLoaded, notSent, showThatItCountsForNothing } from './counting-for-nothing.ts'
import { startGuardTests, type GuardTests } from './guard-tests.ts'
import type { GuardingTests } from './guarded-source.ts'
import { needlessGuards } from './needless-guards.ts'

/*
 * Takes each guard away in turn, in memory, and runs the tests that must notice. `--sample 5` takes so many of the quick ones, by the seed;
 * `--kind policy` those of a kind, `--only policy,limits` those of some kinds or files, `--part 1/2` every other one, so that two runs share the
 * work. The last line says how many were noticed of how many.
 */

/** Of the sources whose tests take a second. */
const quick = ['policy', 'plugin']

/** Tests that pass with every guard in place. */
const sound = new Set<string>()
const nameOf = ({ in: files, only }: GuardingTests) => [...files, only?.source].join(' ')

interface Notice {
  /** The test that noticed; null when none did. */
  readonly by: string | null
  /** Why tests could not be asked, where none noticed. */
  readonly broken: string | null
}

/** @throws Error when the same tests fail with every guard in place, and would notice anything */
async function notice(tests: GuardTests, guard: Guard): Promise<Notice> {
  let broken: string | null = null
  for (const step of guard.of.tests) {
    const outcome = await tests.run(step, { file: guard.file, source: sourceWithout(guard) })
    broken ??= outcome.broken
    if (outcome.failed === null) continue
    if (!sound.has(nameOf(step))) {
      const whole = await tests.run(step, null)
      const wrong = whole.failed ?? whole.broken
      if (wrong !== null) throw new Error(`with every guard in place, ${step.in.join(', ')} fails: ${wrong}`)
      sound.add(nameOf(step))
    }
    return { by: outcome.failed, broken: null }
  }
  return { by: null, broken }
}

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: process.env['CANDOUR_SEED'] ?? '20261122' },
    only: { type: 'string' },
    kind: { type: 'string' },
    part: { type: 'string', default: '1/1' },
    show: { type: 'boolean', default: false },
  },
})
const only = values.only?.split(',')
const every = allGuards()
const [part = 1, parts = 1] = values.part.split('/').map(Number)
const guards = every
  .filter(({ of }) => values.kind === undefined || of.name === values.kind)
  .filter(({ of, file }) => only === undefined || only.some((each) => of.name === each || file.includes(each)))
  // in turns, since neighbours take as long as each other
  .filter((_, index) => index % parts === part - 1)
const next = seededNumbers(Number(values.seed))
const pool = values.sample === undefined ? guards : guards.filter(({ of }) => quick.includes(of.name))
const chosen =
  values.sample === undefined
    ? guards
    : Array.from({ length: Number(values.sample) }, () => pool.splice(next(pool.length), 1)).flat()

/** Whether any of the tests is in such a folder: what those begin with is laid out once for all. */
const anyTestIn = (folders: RegExp) =>
  chosen.some(({ of }) => of.tests.some(({ in: files }) => files.some((file) => folders.test(file))))
const ofDatabases = anyTestIn(/^services|decision-facts|database/)
await using _data = ofDatabases ? await (await import('./laid-out-data.ts')).layOutData() : undefined
await using seeded = anyTestIn(/^tooling/) ? await (await import('../seeded-database.ts')).startSeededDatabase() : undefined
const tests = await startGuardTests(seeded)
for (const wreck of ofDatabases ? [notLoaded, notSent] : [notLoaded]) await showThatItCountsForNothing(tests, wreck)
const counts = new Map<string, { noticed: number; all: number }>()
for (const guard of chosen) {
  const begun = Date.now()
  const { by, broken } = await notice(tests, guard)
  const count = counts.get(guard.of.name) ?? { noticed: 0, all: 0 }
  counts.set(guard.of.name, { noticed: count.noticed + (by === null ? 0 : 1), all: count.all + 1 })
  if (by === null) {
    const why = broken === null ? '' : `, for what is left does not run: ${broken}`
    console.log(`NOT NOTICED ${told(guard)} → ${guard.put.slice(0, 40)}${why}`)
  } else if (values.show) console.log(`${Date.now() - begun} ms ${told(guard)}: ${by}`)
}
const count = [...counts.values()].reduce((sum, { noticed }) => sum + noticed, 0)
for (const [name, { noticed, all }] of counts) console.log(`of ${name}: ${noticed} of ${all}`)
console.log(
  `${count} of ${chosen.length} guards matter: without it a test fails (${every.length} in all, ${needlessGuards.length} needless ones told with their reasons, seed ${values.seed})`,
)
await tests[Symbol.asyncDispose]()
// The runner takes every test that failed for a failure of its own.
process.exitCode = count === chosen.length ? 0 : 1
