import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { programOf, repositoryRoot, testResultsFolder, type VitestReport } from '@candour/repo-rules'
import { runProgram } from './run-program.ts'
import type { Step, StepResult } from './step.ts'

/** A step that runs one project of vitest.config.ts, shows it as it goes, and keeps its report for the obligations. */
export function vitestStep(project: 'unit' | 'api' | 'journeys'): Step {
  return {
    name: `${project} tests`,
    run: async () => {
      const file = join(testResultsFolder, `${project}.json`)
      mkdirSync(testResultsFolder, { recursive: true })
      const { ok } = await runProgram(
        programOf('vitest'),
        [
          'run',
          '--config',
          'tooling/testing/vitest.config.ts',
          '--project',
          project,
          '--passWithNoTests',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${file}`,
        ],
        { show: true, timeout: 40 },
      )
      return resultOf(ok, existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined)
    },
  }
}

/**
 * Adds up a report. A file that could not even be loaded, an error outside the tests, a run that left no report and one that found no test each
 * count as a failure: nothing that went wrong looks like a smaller success.
 */
export function resultOf(ok: boolean, report: VitestReport | undefined): StepResult {
  if (!report) return { passed: 0, failed: 1, skipped: 0, said: 'The tests ended without a report.' }
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: relative(repositoryRoot, file.name) })),
  )
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const left = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
  const none = tests.length === 0 && broken.length === 0
  const failures = tests.filter(({ status }) => status === 'failed').length + broken.length
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failures === 0 && (none || !ok) ? 1 : failures,
    skipped: left.length,
    said: [
      ...(none ? ['No such test was found: see `include` in vitest.config.ts.'] : []),
      ...broken.map(({ name, message }) => `${relative(repositoryRoot, name)} did not run: ${message}`),
      ...left.map(({ file, fullName, status }) => `${status}: ${file}: ${fullName} (its reason is in the output above)`),
      ...(failures === 0 && !ok ? ['The run failed outside of any test: see above.'] : []),
    ].join('\n'),
  }
}
