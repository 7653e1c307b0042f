import { randomInt } from 'node:crypto'

/** No 0 and O, no 1, I and L, no U that could be a V: 30 signs. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 3
const groupLength = 4

/** A new code as it is handed over, such as `K7QD-2MXA-9TRW`. */
export function newCode(): string {
  const group = () => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

const length = groups * groupLength
const valid = new RegExp(`^[${alphabet}]{${length}}$`)

/**
 * What was typed in the one form that is hashed: capitals without dashes and spaces. Null when it cannot be a code: then nobody needs to
 * look it up, and the person can be told to check it, which tells nothing about any code.
 */
export function canonicalCode(typed: string): string | null {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._]/gu, '')
  return valid.test(signs) ? signs : null
}
