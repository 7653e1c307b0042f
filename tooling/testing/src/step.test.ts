import { expect, it } from 'vitest'
import { failed, passed, runSteps, skipped, summary, type Step } from './step.ts'

async function printed(...steps: Step[]) {
  const lines: string[] = []
  const total = await runSteps(steps, (line) => lines.push(line.replace(/\d+\.\d s$/, 'N s')))
  return { total, lines }
}

it('carries on after a failure, says why, and adds everything up', async () => {
  const { total, lines } = await printed(
    { name: 'lint', run: async () => ({ ...failed, said: 'two\nlines' }) },
    { name: 'types', run: async () => passed },
    { name: 'generated files', run: async () => ({ ...skipped, said: 'There are none.' }) },
    { name: 'unit', run: async () => ({ passed: 10, failed: 0, skipped: 2 }) },
  )
  expect(lines).toEqual([
    '✗ lint  N s',
    '    two\n    lines',
    '✓ types  N s',
    '- generated files  N s',
    '    There are none.',
    '✓ unit  N s',
  ])
  expect(summary(total)).toBe('11 passed, 1 failed, 3 skipped')
})

it('counts a step that throws as one failure', async () => {
  const { total, lines } = await printed({ name: 'lint', run: () => Promise.reject(new Error('no linter')) })
  expect(summary(total)).toBe('0 passed, 1 failed, 0 skipped')
  expect(lines[1]).toContain('no linter')
})
