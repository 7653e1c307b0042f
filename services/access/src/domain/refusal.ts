/** Why something is not done, in words for whoever asked. A value, not an exception: nothing unexpected happened. */
export interface Refusal {
  /** Machine-readable, such as `ALREADY_HAS_ROLE`. */
  readonly refused: string
  readonly message: string
  /** Which part of the input it is about; empty for the whole. */
  readonly path: readonly string[]
}

export const refuse = (code: string, message: string, ...path: string[]): Refusal => ({ refused: code, message, path })

export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' && outcome !== null && 'refused' in outcome
