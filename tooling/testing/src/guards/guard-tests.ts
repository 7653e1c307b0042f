import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createVitest, type TestModule } from 'vitest/node'
import { repositoryRoot } from '@candour/repo-rules'
import type { GuardingTests } from './guarded-sources.ts'
import { remove, removedBy, type Removed } from './removed.ts'

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
  let used = false
  const vitest = await createVitest(
    {
      config: false,
      root: repositoryRoot,
      watch: true,
      // what is changed must never be found again by another run
      fsModuleCache: false,
      bail: 1,
      pool: 'threads',
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
          transform(_source, id) {
            const removed = removedBy(process.env)
            if (removed === null || id.split('?')[0] !== join(repositoryRoot, removed.file)) return null
            used = true
            return { code: removed.source, map: null }
          },
        },
      ],
    },
  )
  await vitest.standalone()
  const project = vitest.getRootProject()
  return {
    async run({ in: files, only }, removed) {
      used = false
      remove(removed)
      const changed = removed && join(repositoryRoot, removed.file)
      if (changed) vitest.invalidateFile(changed)
      try {
        const specifications = files.map((file) =>
          project.createSpecification(join(repositoryRoot, file), only === undefined ? {} : { testNamePattern: only }),
        )
        const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
        if (removed?.file.endsWith('.ts') && !used) throw new Error(`no test of ${files.join(', ')} loads ${removed.file}`)
        return outcomeOf(testModules, unhandledErrors)
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

function outcomeOf(modules: readonly TestModule[], unhandled: readonly unknown[]): Outcome {
  const tests = modules.flatMap((each) => [...each.children.allTests()])
  const ran = tests.filter((test) => ['passed', 'failed'].includes(test.result().state)).length
  const failed = tests.find((test) => test.result().state === 'failed')
  const broken = modules.find((each) => each.errors().length > 0 || each.state() === 'failed')
  const error = unhandled[0] ?? broken?.errors()[0]
  return { failed: failed?.fullName ?? (error || broken ? `does not load: ${messageOf(error)}` : null), ran }
}

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? (String(error.message).split('\n')[0] ?? '') : String(error)
