import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { createVitest, type TestModule } from 'vitest/node'
import { repositoryRoot } from '@candour/repo-rules'
import type { GuardingTests } from './guarded-source.ts'
import { guardedSources } from './guarded-sources.ts'
import type { Seeded } from '../seeded-database.ts'
import { noStatementSent, refusedElsewhere, remove, removedBy, staleSource, type Removed } from './removed.ts'

/** What became of tests that ran without a guard. */
export interface Outcome {
  /** The first test that failed; null when none did. */
  readonly failed: string | null
  /** Why tests could not begin, or what the program sent was no statement: then nothing was asked of what is left, and nothing is shown. */
  readonly broken: string | null
}

export interface GuardTests extends AsyncDisposable {
  /** Runs tests against the sources as they are but for the one that is changed, in memory: no file is written. */
  run(tests: GuardingTests, removed: Removed | null): Promise<Outcome>
}

/**
 * A runner of tests that stays, so that only the changed source is read anew.
 * @param seeded what tests of the whole system begin with; none of them may run without
 */
export async function startGuardTests(seeded?: Seeded): Promise<GuardTests> {
  const guarded = new Set(guardedSources.flatMap(({ files }) => files))
  const vitest = await createVitest(
    {
      config: false,
      root: repositoryRoot,
      watch: false,
      // what is changed must never be found again by another run
      fsModuleCache: false,
      bail: 1,
      pool: 'forks',
      maxWorkers: 2,
      reporters: [{}],
      restoreMocks: true,
      unstubEnvs: true,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      include: ['{packages,services,tooling}/**/*.test.ts'],
      setupFiles: ['read-without-guard.ts', 'begin-with-data.ts', 'no-statement.ts'].map((name) =>
        join(import.meta.dirname, name),
      ),
    },
    {
      server: { watch: null },
      resolve: {
        alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
      },
      plugins: [
        {
          name: 'without-guard',
          enforce: 'pre',
          transform(source, id) {
            const file = relative(repositoryRoot, id.split('?')[0] ?? '')
            if (!guarded.has(file)) return null
            const removed = removedBy(process.env)
            const changed = removed?.file === file ? removed : null
            return { code: (changed?.source ?? source) + refusedElsewhere(file, changed?.number ?? 0), map: null }
          },
        },
      ],
    },
  )
  if (seeded) vitest.provide('seeded', { adminUrl: seeded.adminUrl, folder: seeded.folder })
  await vitest.standalone()
  const project = vitest.getRootProject()
  return {
    async run({ in: files, only }, removed) {
      const changed = removed && join(repositoryRoot, removed.file)
      const specifications = files.map((file) =>
        project.createSpecification(join(repositoryRoot, file), only === undefined ? {} : { testNamePattern: only }),
      )
      try {
        remove(removed)
        for (let attempt = 0; attempt < 10; attempt += 1) {
          if (changed) vitest.invalidateFile(changed)
          const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
          // the answer holds what ran before as well
          const ran = testModules.filter(({ moduleId }) => specifications.some((each) => each.moduleId === moduleId))
          if (!isStale(ran, unhandledErrors)) return outcomeOf(ran, unhandledErrors)
          for (const file of guarded) vitest.invalidateFile(join(repositoryRoot, file))
        }
        throw new Error(`${removed?.file ?? 'a source'} does not come as it should`)
      } finally {
        remove(null)
        if (changed) vitest.invalidateFile(changed)
      }
    },
    async [Symbol.asyncDispose]() {
      await vitest.close()
    },
  }
}

function isStale(modules: readonly TestModule[], unhandled: readonly unknown[]): boolean {
  const errors = modules.flatMap((each) => [
    ...errorsOf(each),
    ...[...each.children.allTests()].flatMap((test) => test.result().errors ?? []),
  ])
  return [...errors, ...unhandled].some((error) => messageOf(error).includes(staleSource))
}

function outcomeOf(modules: readonly TestModule[], unhandled: readonly unknown[]): Outcome {
  const failed = modules.flatMap((each) => [...each.children.allTests()]).find((test) => test.result().state === 'failed')
  const errors = [...unhandled, ...modules.flatMap(errorsOf)].map(messageOf)
  const [message] = errors
  // What is put in a guard's place must be sound by itself: otherwise everything fails, and nothing is shown.
  if (message?.startsWith('syntax error')) throw new Error(`without a guard, ${message}`)
  const noStatement = errors.find((error) => error.startsWith(noStatementSent))
  if (noStatement !== undefined) return { failed: null, broken: noStatement }
  return failed ? { failed: failed.fullName, broken: null } : { failed: null, broken: message ?? null }
}

const errorsOf = (module: TestModule): unknown[] => [
  ...module.errors(),
  ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
]

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? (String(error.message).split('\n')[0] ?? '') : String(error)
