import { rmSync } from 'node:fs'
import { programOf, testResultsFolder } from '@candour/repo-rules'
import { checkStep } from './check-step.ts'
import { seededVariable } from './database-setup.ts'
import { passed, runSteps, summary, type Step } from './step.ts'
import { typesStep } from './types-step.ts'
import { vitestStep } from './vitest-step.ts'

const turbo = (task: string) => [programOf('turbo'), 'run', task, '--output-logs=errors-only', '--log-order=grouped'] as const

let database: AsyncDisposable | undefined

/** One database for the API tests and the journeys to copy: without it each of the two would fill one of its own. */
const seedStep: Step = {
  name: 'a seeded database',
  run: async () => {
    // Not before the clients are generated.
    const { startSeededDatabase } = await import('./seeded-database.ts')
    const seeded = await startSeededDatabase()
    database = seeded
    process.env[seededVariable] = JSON.stringify({ adminUrl: seeded.adminUrl, folder: seeded.folder })
    return passed
  },
}

const steps: readonly Step[] = [
  checkStep('generate clients', ...turbo('generate')),
  checkStep('format', programOf('oxfmt'), '--check'),
  checkStep('lint', programOf('oxlint')),
  checkStep('import boundaries are watched', 'tooling/repo-rules/src/check-boundaries.ts'),
  typesStep,
  checkStep('generated files are up to date', 'tooling/schema/src/check.ts'),
  vitestStep('unit'),
  seedStep,
  vitestStep('api'),
  checkStep('build portals', ...turbo('build')),
  vitestStep('journeys'),
  checkStep('obligations keep their proofs', 'tooling/repo-rules/src/obligations.ts', '--check'),
]

// The reports of an earlier run must not pass for results of this one.
rmSync(testResultsFolder, { recursive: true, force: true })
const total = await runSteps(steps).finally(() => database?.[Symbol.asyncDispose]())
console.log(summary(total))
if (total.failed > 0) process.exitCode = 1
