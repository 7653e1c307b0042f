import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { inventedNhsNumber } from './bulk-identifiers.ts'
import { inventPerson } from './bulk-person.ts'
import { progressLine } from './bulk-progress.ts'

const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2]
const hasRightCheckDigit = (number: string) =>
  (11 - (weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11)) % 11 === Number(number[9])

describe('invented people', () => {
  const now = new Date('2026-11-22T09:00:00Z')
  const worker = { id: 'w', name: 'Alex Reed' }
  const [dmws] = foundingProfiles()
  const invent = (seed: number, ordinal: number) => inventPerson(seed, ordinal, dmws!, worker, now)

  it('have NHS numbers that are never issued, with right check digits, no two alike', () => {
    const numbers = Array.from({ length: 50_000 }, (_, ordinal) => inventedNhsNumber(ordinal)).filter((number) => number !== null)
    expect(numbers.length).toBeGreaterThan(45_000)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.every((number) => /^999\d{7}$/.test(number) && hasRightCheckDigit(number))).toBe(true)
    expect(inventedNhsNumber(1_000_000)).toBeNull()
  })

  it('are the same for the same seed and number, and others for others', () => {
    expect(invent(1, 5)).toEqual(invent(1, 5))
    expect(invent(1, 5)).not.toEqual(invent(1, 6))
    expect(invent(1, 5)).not.toEqual(invent(2, 5))
  })

  it('can be reached only where nobody is, agreed to be on record, and have one to three notes', () => {
    for (let ordinal = 0; ordinal < 500; ordinal += 1) {
      const { person, decisions } = invent(3, ordinal)
      const { contact, storageConsent } = person.registration
      expect(contact.phone ?? '+447700900000').toMatch(/^\+44(7700900\d{3}|1632960\d{3}|2079460\d{3})$/)
      expect(contact.email ?? 'a@example.com').toMatch(/@example\.(com|org)$/)
      expect(storageConsent?.item).toBe('store-and-use')
      expect(decisions).toContainEqual({ item: 'store-and-use', state: 'GIVEN' })
      expect([1, 2, 3]).toContain(person.notes?.length)
    }
  })
})

describe('progress', () => {
  it('is a line at every tenth where nobody watches, and one line rewritten on a terminal', () => {
    const told = (isTTY: boolean) => {
      let time = 0
      const written: string[] = []
      const progress = progressLine({ isTTY, write: (text) => written.push(text) }, 'People', 100, () => (time += 100))
      for (let count = 1; count <= 100; count += 1) progress.done(count)
      progress.end()
      return written
    }
    expect(told(false)).toHaveLength(10)
    expect(told(false).at(-1)).toMatch(/^People: 100 of 100 \(100 %\), .* a second\n$/)
    expect(told(true).at(-1)).toBe('\n')
    expect(
      told(true)
        .slice(0, -1)
        .every((text) => text.startsWith('\r')),
    ).toBe(true)
  })
})
