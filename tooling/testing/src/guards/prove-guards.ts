import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@candour/repo-rules'
import { seededNumbers } from '../seeded-numbers.ts'
import { startGuardTests, type GuardTests } from './guard-tests.ts'
import { guardedSources, type GuardedSources } from './guarded-sources.ts'
import { removalsIn, withoutGuard, type Removal } from './removal.ts'
import { sqlRemovalsIn } from './sql-removal.ts'

interface Guard {
  readonly of: GuardedSources
  readonly file: string
  readonly removal: Removal
}

const read = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8')

/** All guards of the sources that hold any. */
export const allGuards = (): Guard[] =>
  guardedSources.flatMap((of) =>
    of.files.flatMap((file) => {
      const source = read(file)
      const removals = [...(file.endsWith('.ts') ? removalsIn(source) : []), ...(of.name === 'facts' ? sqlRemovalsIn(source) : [])]
      return removals.map((removal) => ({ of, file, removal }))
    }),
  )

async function fails(tests: GuardTests, { of, file, removal }: Guard): Promise<string | null> {
  const source = withoutGuard(read(file), removal, join(repositoryRoot, 'packages/need-to-know/src/conditions/relationships.ts'))
  for (const step of of.tests) {
    const { failed } = await tests.run(step, { file, source }, of.only)
    if (failed !== null) return failed
  }
  return null
}

const [count = '', given = ''] = process.argv.slice(2)
const guards = allGuards()
const seed = given === '' ? Date.now() % 1_000_000 : Number(given)
const next = seededNumbers(seed)
const filter = process.env['GUARDS_ONLY']
const chosen = (count === '' ? guards : Array.from({ length: Number(count) }, () => guards[next(guards.length)]!)).filter(
  ({ file, of }) => !filter || file.includes(filter) || of.name === filter,
)
await using tests = await startGuardTests()
let noticed = 0
for (const guard of chosen) {
  const begun = Date.now()
  const failed = await fails(tests, guard)
  if (failed !== null) noticed += 1
  if (failed === null || process.env['GUARDS_SHOW'])
    console.log(`${failed === null ? 'SURVIVED' : 'ok'} ${Date.now() - begun} ms ${guard.file}:${guard.removal.line} ${guard.removal.how} → ${guard.removal.put.slice(0, 30)} | ${guard.removal.guard} | ${failed ?? ''}`)
}
console.log(`${noticed} of ${chosen.length} guards, seed ${seed}`)
