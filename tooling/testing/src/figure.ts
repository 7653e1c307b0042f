import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** What a proof measured or counted, for the report. */
    figure?: string
  }
}

/** Says what a proof measured or counted: in the output of the run, and in the report of `npm run prove`. */
export function tell({ task }: Pick<TestContext, 'task'>, figure: string): void {
  task.meta.figure = figure
  console.log(figure)
}
