import { randomInt } from 'node:crypto'
import { canonicalUsername } from './password-rules.ts'

/** Why a user name cannot be chosen. */
export type UsernameObjection = 'missing' | 'length' | 'signs'

/** What speaks against a user name as typed; null when it may be chosen, if nobody has it. */
export function objectionToUsername(typed: string): UsernameObjection | null {
  const username = canonicalUsername(typed)
  if (username === '') return 'missing'
  if (username.length < 3 || username.length > 100) return 'length'
  return /^[a-z0-9][a-z0-9._@+-]*[a-z0-9]$/.test(username) ? null : 'signs'
}

const colours = ['amber', 'azure', 'coral', 'copper', 'golden', 'green', 'indigo', 'ivory', 'lilac', 'olive', 'pearl', 'silver']
const things = [
  'anchor',
  'bridge',
  'candle',
  'falcon',
  'garden',
  'harbour',
  'kettle',
  'lantern',
  'meadow',
  'orchard',
  'river',
  'window',
]

/** A user name that says nothing about anybody and can be remembered. */
export function suggestedUsername(): string {
  const one = (words: readonly string[]) => words[randomInt(words.length)]
  return `${one(colours)}-${one(things)}-${randomInt(1_000, 10_000)}`
}
