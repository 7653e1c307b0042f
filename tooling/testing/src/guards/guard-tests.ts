import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { createVitest, type TestModule } from 'vitest/node'
import { repositoryRoot } from '@candour/repo-rules'
import type { GuardingTests } from './guarded-source.ts'
import { guardedSources } from './guarded-sources.ts'
import { refusedElsewhere, remove, removedBy, staleSource, type Removed } from './removed.ts'

/** What became of tests that ran without a guard. */
export interface Outcome {
  /** The first test that failed; null when all passed. */
  readonly failed: string | null
  readonly ran: number
}

export interface GuardTests extends AsyncDisposable {
  /** Runs tests against the sources as they are but for the one that is changed, in memory: no file is written. */
  run(tests: GuardingTests, removed: Removed | null): Promise<Outcome>
}

/** A runner of tests that stays, so that only the changed source is read anew. */
export async function startGuardTests(): Promise<GuardTests> {
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
      setupFiles: [join(import.meta.dirname, 'read-without-guard.ts')],
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
  const tests = modules.flatMap((each) => [...each.children.allTests()])
  const ran = tests.filter((test) => ['passed', 'failed'].includes(test.result().state)).length
  const failed = tests.find((test) => test.result().state === 'failed')
  const broken = modules.find((each) => each.errors().length > 0 || each.state() === 'failed')
  const error = unhandled[0] ?? (broken && errorsOf(broken)[0])
  const message = messageOf(error)
  // What is put in a guard's place must be sound by itself: otherwise everything fails, and nothing is shown.
  if (message.startsWith('syntax error')) throw new Error(`without a guard, ${message}`)
  return { failed: failed?.fullName ?? (error || broken ? `does not load: ${message}` : null), ran }
}

const errorsOf = (module: TestModule): unknown[] => [
  ...module.errors(),
  ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
]

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? (String(error.message).split('\n')[0] ?? '') : String(error)
