import { describe, expect, it } from 'vitest'
import { allDataCategories } from '@candour/need-to-know'
import { protectedLabels } from './labels.ts'

describe('the label that a decision about a row is asked for', () => {
  it('is all that the field declares and the row contains, and the same object whenever that is the same', () => {
    const labelled = protectedLabels(['support.notes', 'reference'])
    const declared = labelled([])
    expect(declared).toEqual(['support.notes'])
    const withHealth = labelled(['special.health.mental', 'structural'])
    expect(withHealth).toEqual(['support.notes', 'special.health.mental'])
    expect(labelled(['special.health.mental', 'structural'])).toBe(withHealth)
    expect(labelled([])).toBe(declared)
    expect([declared, withHealth].every((label) => Object.isFrozen(label))).toBe(true)
    // another field has labels of its own
    expect(protectedLabels(['contact'])(['special.health.mental'])).toEqual(['contact', 'special.health.mental'])
  })

  it('is right also for more contents than are remembered', () => {
    const labelled = protectedLabels(['contact'])
    const categories = allDataCategories.filter((category) => category !== 'structural' && category !== 'reference')
    const pairs = categories.flatMap((one) => categories.map((other) => [one, other] as const))
    expect(pairs.length).toBeGreaterThan(500)
    for (const pair of [...pairs, ...pairs]) expect(labelled(pair)).toEqual(['contact', ...pair])
  })
})
