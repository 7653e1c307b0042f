import { expect, it } from 'vitest'
import { betrays, newCanary } from './canary.ts'

const word = newCanary()

it('finds a word in every disguise, wherever it begins', () => {
  for (const form of [word, word.toLowerCase(), word.toUpperCase()]) {
    for (const around of ['', 'a', 'ab', 'abc']) {
      const text = `${around}${form}${around}`
      for (const encoding of ['utf8', 'base64', 'base64url', 'hex'] as const) {
        expect(betrays(Buffer.from(text).toString(encoding), word), `${encoding} ${text}`).toBe(true)
      }
      expect(betrays(Buffer.from(text).toString('hex').toUpperCase(), word)).toBe(true)
    }
  }
})

it('finds no word that is not there', () => {
  expect(betrays(newCanary(), word)).toBe(false)
  expect(betrays(word.slice(0, -3), word)).toBe(false)
})
