import type { Problem } from '../domain/problem.ts'

/** Why a change is not made, with nothing written. */
export interface Refused {
  readonly refused: Problem
}

export const refuse = (code: string, message: string): Refused => ({ refused: { code, message, path: [] } })
