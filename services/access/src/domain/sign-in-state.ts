/** How somebody stands with their sign-in. `RESTORING`: it ended, and a code to choose another is out. */
export const signInStates = ['NONE', 'INVITED', 'ACTIVE', 'RESTORING'] as const
export type SignInState = (typeof signInStates)[number]

export interface SignInFacts {
  /** The account exists and is open. */
  readonly open: boolean
  /** Its credentials were ended and no new ones chosen since. */
  readonly ended: boolean
  /** A code that was issued, neither revoked nor used. */
  readonly code: { readonly expiresAt: Date; readonly spent: boolean } | null
}

/** Whether a code still works: until its time is over, or too many wrong answers were given with it. */
export const isUsable = (code: SignInFacts['code'], now: Date): boolean => code !== null && !code.spent && code.expiresAt > now

export function signInState({ open, ended, code }: SignInFacts, now: Date): SignInState {
  if (open) return ended ? 'RESTORING' : 'ACTIVE'
  return isUsable(code, now) ? 'INVITED' : 'NONE'
}
