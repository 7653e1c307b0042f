import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { repositoryRoot } from './repository.ts'

/** Where `npm test` leaves the results of its last run; not part of the project. */
export const testResultsFolder: string = join(repositoryRoot, 'node_modules', '.candour-test-results')

export type TestRun = { tests: TestResult[]; /** Whether nothing failed and nothing is missing. */ complete: boolean }
export type TestResult = { file: string; name: string; passed: boolean }

/** The part of vitest's JSON report that is read. */
export type VitestReport = {
  success: boolean
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; meta?: { figure?: string } }[]
  }[]
}

/** Reads what the last run of the tests left: one report for each of the named projects. */
export function lastTestRun(projects: readonly string[], folder: string = testResultsFolder): TestRun {
  const found = existsSync(folder) ? readdirSync(folder) : []
  const present = projects.map((project) => `${project}.json`).filter((name) => found.includes(name))
  const reports = present.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as VitestReport)
  return {
    complete:
      reports.length === projects.length && reports.every(({ success, testResults }) => success && testResults.length > 0),
    tests: reports.flatMap(({ testResults }) =>
      testResults.flatMap(({ name: path, assertionResults }) =>
        assertionResults.map(({ fullName, status }) => ({
          file: relative(repositoryRoot, path).replaceAll('\\', '/'),
          name: fullName,
          passed: status === 'passed',
        })),
      ),
    ),
  }
}
