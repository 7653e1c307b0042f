import { rmSync } from 'node:fs'
import { programOf, testResultsFolder } from '@candour/repo-rules'
import { checkStep } from './check-step.ts'
import { runSteps, summary, type Step } from './step.ts'
import { typesStep } from './types-step.ts'
import { vitestStep } from './vitest-step.ts'

const turbo = (task: string) => [programOf('turbo'), 'run', task, '--output-logs=errors-only', '--log-order=grouped'] as const

const steps: readonly Step[] = [
  checkStep('generate clients', ...turbo('generate')),
  checkStep('format', programOf('oxfmt'), '--check'),
  checkStep('lint', programOf('oxlint')),
  checkStep('import boundaries are watched', 'tooling/repo-rules/src/check-boundaries.ts'),
  typesStep,
  checkStep('generated files are up to date', 'tooling/schema/src/check.ts'),
  vitestStep('unit'),
  vitestStep('api'),
  checkStep('build portals', ...turbo('build')),
  vitestStep('journeys'),
  checkStep('obligations keep their proofs', 'tooling/repo-rules/src/obligations.ts', '--check'),
]

// The reports of an earlier run must not pass for results of this one.
rmSync(testResultsFolder, { recursive: true, force: true })
const total = await runSteps(steps)
console.log(summary(total))
if (total.failed > 0) process.exitCode = 1
