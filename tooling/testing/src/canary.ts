import { randomBytes } from 'node:crypto'

/** A word that occurs nowhere else: wherever it turns up, it came from where it was put. */
export const newCanary = (): string => `Cnry${randomBytes(9).toString('hex')}`

/**
 * Whether a text holds a word in any common disguise: as it is, in another case, in base64 (of either alphabet, at any offset) or in
 * hexadecimal digits.
 */
export function betrays(text: string, word: string): boolean {
  const folded = text.toLowerCase()
  const forms = [word, word.toLowerCase(), word.toUpperCase()]
  return (
    folded.includes(word.toLowerCase()) ||
    forms.some((form) => folded.includes(Buffer.from(form).toString('hex'))) ||
    forms.some((form) => inBase64(form).some((each) => text.includes(each)))
  )
}

/** The part of a word's base64 that does not depend on its neighbours, for each of the three places at which it can begin. */
function inBase64(word: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(word)]).toString('base64')
    const inner = encoded.replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1, -1)
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
