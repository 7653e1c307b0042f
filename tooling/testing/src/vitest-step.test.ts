import { expect, it } from 'vitest'
import { resultOf } from './vitest-step.ts'

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  message: 'Cannot find module',
  assertionResults: tests.map((status) => ({ fullName: 'a test', status })),
})
const report = (...testResults: ReturnType<typeof file>[]) => ({ success: true, testResults })

it('adds up the tests of all files', () => {
  expect(resultOf(false, report(file('failed', 'passed', 'failed'), file('passed', 'passed', 'pending', 'todo')))).toMatchObject({
    passed: 2,
    failed: 1,
    skipped: 2,
  })
})

it('counts a file that could not be loaded as a failure', () => {
  const result = resultOf(false, report(file('failed'), file('passed', 'passed')))
  expect(result).toMatchObject({ passed: 1, failed: 1 })
  expect(result.said).toContain('did not run: Cannot find module')
})

it('counts finding no test at all as a failure', () => {
  expect(resultOf(true, report())).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
})

it('counts an error outside of the tests, and a run without a report, as a failure', () => {
  expect(resultOf(false, report(file('passed', 'passed')))).toMatchObject({ passed: 1, failed: 1 })
  expect(resultOf(false, undefined)).toMatchObject({ passed: 0, failed: 1 })
})
