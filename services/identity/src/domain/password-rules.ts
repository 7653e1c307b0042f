/** Why a password cannot be chosen. */
export type PasswordObjection = 'too-short' | 'too-long' | 'holds-username' | 'repeats-itself'

export const shortestPassword = 12
export const longestPassword = 200

/**
 * The form in which a password is hashed and compared: composed Unicode, so that the same characters typed on another keyboard
 * are the same password.
 */
export function canonicalPassword(typed: string): string {
  return typed.normalize('NFKC')
}

/** Length instead of compositions of signs (NCSC, "Password administration for system owners"). Null when it may be chosen. */
export function objectionToPassword(password: string, username: string): PasswordObjection | null {
  const characters = [...canonicalPassword(password)]
  if (characters.length < shortestPassword) return 'too-short'
  if (characters.length > longestPassword) return 'too-long'
  if (new Set(characters).size < 4) return 'repeats-itself'
  if (canonicalPassword(password).toLowerCase().includes(canonicalUsername(username))) return 'holds-username'
  return null
}

/** User names are compared without regard to case and to spaces around them, which phones add. */
export function canonicalUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}
