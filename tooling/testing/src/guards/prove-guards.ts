import { parseArgs } from 'node:util'
import { seededNumbers } from '../seeded-numbers.ts'
import { allGuards, sourceWithout, told, type Guard } from './all-guards.ts'
import { startGuardTests, type GuardTests } from './guard-tests.ts'
import type { GuardingTests } from './guarded-source.ts'
import { needlessGuards } from './needless-guards.ts'

/*
 * Takes each guard away in turn, in memory, and runs the tests that must notice. `--sample 5` takes so many of the quick ones, by the seed;
 * `--only policy,limits` those of some kinds or files, `--part 1/2` every other one, so that two runs share the work. The last line says how
 * many were noticed of how many.
 */

/** Of the sources whose tests take a second. */
const quick = ['policy', 'plugin']

const sound = new Set<GuardingTests>()

/** The test that noticed; null when none did. @throws Error when the same tests fail with every guard in place, and would notice anything */
async function noticed(tests: GuardTests, guard: Guard): Promise<string | null> {
  for (const step of guard.of.tests) {
    const { failed } = await tests.run(step, { file: guard.file, source: sourceWithout(guard) })
    if (failed === null) continue
    if (!sound.has(step)) {
      const whole = await tests.run(step, null)
      if (whole.failed !== null) throw new Error(`with every guard in place, ${step.in.join(', ')} fails: ${whole.failed}`)
      sound.add(step)
    }
    return failed
  }
  return null
}

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: process.env['CANDOUR_SEED'] ?? '20261122' },
    only: { type: 'string' },
    part: { type: 'string', default: '1/1' },
    show: { type: 'boolean', default: false },
  },
})
const only = values.only?.split(',')
const every = allGuards()
const [part = 1, parts = 1] = values.part.split('/').map(Number)
const guards = every
  .filter(({ of, file }) => only === undefined || only.some((each) => of.name === each || file.includes(each)))
  // in turns, since neighbours take as long as each other
  .filter((_, index) => index % parts === part - 1)
const next = seededNumbers(Number(values.seed))
const pool = values.sample === undefined ? guards : guards.filter(({ of }) => quick.includes(of.name))
const chosen =
  values.sample === undefined
    ? guards
    : Array.from({ length: Number(values.sample) }, () => pool.splice(next(pool.length), 1)).flat()

const tests = await startGuardTests()
let count = 0
for (const guard of chosen) {
  const begun = Date.now()
  const by = await noticed(tests, guard)
  if (by === null) console.log(`NOT NOTICED ${told(guard)} → ${guard.put.slice(0, 40)}`)
  else count += 1
  if (values.show && by !== null) console.log(`${Date.now() - begun} ms ${told(guard)}: ${by}`)
}
console.log(
  `${count} of ${chosen.length} guards matter: without it a test fails (${every.length} in all, ${needlessGuards.length} needless ones told with their reasons, seed ${values.seed})`,
)
await tests[Symbol.asyncDispose]()
// The runner takes every test that failed for a failure of its own.
process.exitCode = count === chosen.length ? 0 : 1
