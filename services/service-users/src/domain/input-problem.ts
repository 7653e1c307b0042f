/** What is wrong with an input, in words for whoever typed it. */
export interface InputProblem {
  readonly code: string
  readonly message: string
  /** Where in the input, such as `['contact', 'postcode']`. */
  readonly path: readonly string[]
}
