import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@candour/repo-rules'
import { within, type GuardedSources, type GuardingTests } from './guarded-source.ts'

/** Rules of a service that no test of their own knows, with the API tests that must notice. */
type KnownByApiTests = Readonly<Record<string, readonly string[]>>

const ofAccess: KnownByApiTests = {
  'check-entry-proof': ['audit-tree'],
  'hide-from-representative': ['who-acts-for-whom'],
  onboarding: ['roles', 'joining-and-leaving'],
  'told-to-representative': ['who-acts-for-whom', 'who-has-seen-it'],
}

const ofRetention: KnownByApiTests = {
  'why-not-due': ['disposal-by-itself', 'due-list'],
}

/** What says something in words, and keeps nobody from anything. */
const puttingIntoWords = ['access-log-entry', 'joined', 'names-of-roles', 'refusal', 'spoken-categories']

/**
 * The rules of a service: each is noticed by the tests that stand beside it, first those that import it, or by tests of the API.
 * @param names of files in its `domain`; all but those that put things into words when left out
 */
function domain(service: string, apiTests: KnownByApiTests, names?: readonly string[]): GuardedSources[] {
  const folder = `services/${service}/src/domain`
  const files = readdirSync(join(repositoryRoot, folder)).filter((file) => file.endsWith('.ts'))
  const beside = files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => ({ file: `${folder}/${file}`, source: readFileSync(join(repositoryRoot, folder, file), 'utf8') }))
  return files
    .filter((file) => !/\.(test|fixture)\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => (names === undefined ? !puttingIntoWords.includes(name) : names.includes(name)))
    .flatMap((name) => {
      const own = beside.filter(({ source }) => source.includes(`'./${name}.ts'`)).map(({ file }) => file)
      const api = within(`services/${service}/tests`, apiTests[name] ?? [], '.test.ts')
      const all = beside.map(({ file }) => file)
      const tests: GuardingTests[] = [
        ...(own.length > 0 ? [{ in: own }, { in: all }] : []),
        ...api.map((file) => ({ in: [file] })),
      ]
      return tests.length === 0 ? [] : { name: 'domain' as const, files: [`${folder}/${name}.ts`], tests }
    })
}

export const guardedDomains: readonly GuardedSources[] = [
  ...domain('access', ofAccess),
  ...domain('complaints', {}, ['who-may-handle', 'decide-case', 'decide-late', 'review-panel']),
  ...domain('retention', ofRetention, ['by-itself', 'hold', 'told-explanation', 'why-not-due']),
]
