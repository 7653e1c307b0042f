import { refuse, type Refusal } from './refusal.ts'

export interface NewStaff {
  readonly name: string
  /** In the form in which it is compared: trimmed, lower case. */
  readonly username: string
}

const longestName = 120

/** Reads the name and the user name of somebody who joins. */
export function readNewStaff(given: { readonly name: string; readonly username: string }): NewStaff | Refusal {
  const name = given.name.trim().replaceAll(/\s+/g, ' ')
  if (name === '') return refuse('NAME_MISSING', 'Enter the name.', 'name')
  if (name.length > longestName) return refuse('TOO_LONG', `Use at most ${longestName} characters.`, 'name')
  const username = given.username.normalize('NFKC').trim().toLowerCase()
  if (!/^[a-z0-9](?:[a-z0-9._-]{1,98})[a-z0-9]$/.test(username))
    return refuse('USERNAME_INVALID', 'Use 3 to 100 letters, digits, dots and dashes.', 'username')
  return { name, username }
}
