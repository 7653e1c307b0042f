/** Why a request about keeping is not met, as it is told to whoever made it. */
export interface Problem {
  readonly code: string
  readonly message: string
  /** Where in the input. */
  readonly path: readonly string[]
}

export const problem = (code: string, message: string, ...path: string[]): Problem => ({ code, message, path })
