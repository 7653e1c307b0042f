import fc from 'fast-check'
import { expect, it } from 'vitest'
import { searchWords } from './search-words.ts'

it('parts a name at spaces and hyphens, and leaves out accents and apostrophes', () => {
  expect(searchWords('Siân O’Brien-Żółć')).toEqual(['Sian', 'OBrien', 'Zolc'])
  expect(searchWords('DMWS-000123')).toEqual(['DMWS', '000123'])
  expect(searchWords('Иван Đặng')).toEqual(['Иван', 'Dang'])
})

it('finds no word in what names nobody', () => {
  for (const nobody of ['', ' ', '%', '_%\\', "''", '\u0000', '—']) expect(searchWords(nobody)).toEqual([])
})

it('gives no word with a character that a search in a database would take for any other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (written) => {
      expect(searchWords(written).join('')).not.toMatch(/[%_\\\s\p{Cc}]/u)
    }),
  )
})

it('has the same words for what is already parted and plain', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(searchWords(searchWords(name).join(' '))).toEqual(searchWords(name))
    }),
  )
})
