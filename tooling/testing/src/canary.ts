import { randomBytes } from 'node:crypto'

const opening = 'Cnry'

/** A word that occurs nowhere else: wherever it turns up, it came from where it was put. */
export const newCanary = (): string => `${opening}${randomBytes(9).toString('hex')}`

/**
 * Whether a text holds a word in any common disguise: as it is, in another case, in base64 (of either alphabet, at any offset) or in
 * hexadecimal digits.
 */
export const betrays = (text: string, word: string): boolean => betrayedBy(text)(word)

/** The same, of one text for many words. A text without so much as the opening of the words of `newCanary` is gone through once for all of them. */
export function betrayedBy(text: string): (word: string) => boolean {
  const folded = text.toLowerCase()
  const holds = (word: string): boolean => {
    const { lower, hex, base64 } = disguisesOf(word)
    return folded.includes(lower) || hex.some((form) => folded.includes(form)) || base64.some((form) => text.includes(form))
  }
  const holdsAny = holds(opening)
  return (word) => (holdsAny || !word.startsWith(opening)) && holds(word)
}

interface Disguises {
  readonly lower: string
  readonly hex: readonly string[]
  readonly base64: readonly string[]
}

const known = new Map<string, Disguises>()

function disguisesOf(word: string): Disguises {
  const already = known.get(word)
  if (already) return already
  const forms = [word, word.toLowerCase(), word.toUpperCase()]
  const disguises = {
    lower: word.toLowerCase(),
    hex: [...new Set(forms.map((form) => Buffer.from(form).toString('hex')))],
    base64: [...new Set(forms.flatMap(inBase64))],
  }
  known.set(word, disguises)
  return disguises
}

/** The part of a word's base64 that does not depend on its neighbours, for each of the three places at which it can begin. */
function inBase64(word: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(word)]).toString('base64')
    const inner = encoded.replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1, -1)
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
