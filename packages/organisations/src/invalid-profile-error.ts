/** One thing wrong with a file, at the line (counted from 1) where it can be mended. */
export interface FileProblem {
  readonly file: string
  readonly line: number
  readonly reason: string
}

/** A profile or register that cannot be used. The message holds one line for each problem: `file:line: reason`. */
export class InvalidProfileError extends Error {
  override readonly name = 'InvalidProfileError'
  readonly problems: readonly FileProblem[]

  constructor(problems: readonly FileProblem[], options?: ErrorOptions) {
    super(problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n'), options)
    this.problems = problems
  }
}
