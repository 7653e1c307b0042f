import { stopped } from './run-program.ts'

export type Tally = { passed: number; failed: number; skipped: number }
/** What one step found; `said` is printed under it. */
export type StepResult = Tally & { said?: string }
export type Step = { name: string; run: () => Promise<StepResult> }

export const passed: Tally = { passed: 1, failed: 0, skipped: 0 }
export const failed: Tally = { passed: 0, failed: 1, skipped: 0 }
export const skipped: Tally = { passed: 0, failed: 0, skipped: 1 }

/** Runs the steps in order, carrying on after failures, and prints each with its time in seconds. */
export async function runSteps(steps: readonly Step[], print: (line: string) => void = console.log): Promise<Tally> {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, run } of steps) {
    const began = performance.now()
    const result = stopped.aborted ? { ...skipped, said: 'The run was stopped before this step.' } : await attempt(run)
    total.passed += result.passed
    total.failed += result.failed
    total.skipped += result.skipped
    print(`${mark(result)} ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`)
    if (result.said) print(result.said.replace(/^/gm, '    '))
  }
  return total
}

/** The last line of the run, which is read by programs. */
export const summary = ({ passed, failed, skipped }: Tally): string => `${passed} passed, ${failed} failed, ${skipped} skipped`

async function attempt(run: Step['run']): Promise<StepResult> {
  try {
    return await run()
  } catch (error) {
    return { ...failed, said: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const mark = (result: Tally) => (result.failed > 0 ? '✗' : result.passed === 0 && result.skipped > 0 ? '-' : '✓')
