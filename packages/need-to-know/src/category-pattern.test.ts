import { fieldPatternMatcher } from '@casl/ability'
import { describe, expect, it } from 'vitest'
import { coversCategory, everythingBut, expandPattern } from './category-pattern.ts'
import { allDataCategories } from './data-category.ts'
import type { CategoryPattern } from './viewer.ts'

const patterns: CategoryPattern[] = [
  '**',
  'special.**',
  'special.health.**',
  'support.**',
  'complaint.**',
  ...allDataCategories.filter((category) => category !== 'structural'),
]

describe('a pattern of categories', () => {
  it('stands for a branch of the tree', () => {
    expect(expandPattern('special.health.**')).toEqual([
      'special.health.physical',
      'special.health.mental',
      'special.health.sexual',
    ])
    expect(expandPattern('identity')).toEqual(['identity'])
    expect(expandPattern('nothing.**')).toEqual([])
  })

  it('never stands for structural', () => {
    expect(expandPattern('**')).toHaveLength(allDataCategories.length - 1)
    expect(expandPattern('structural')).toEqual([])
    expect(everythingBut('special.**')).not.toContain('structural')
    expect([coversCategory('**', 'structural'), coversCategory('structural', 'structural')]).toEqual([false, false])
  })

  it('stands, where some are left out, for all that lie under none of them', () => {
    const left = everythingBut('special.**', 'identity')
    expect(left).toEqual(expandPattern('**').filter((category) => category !== 'identity' && !category.startsWith('special.')))
    expect(left).toContain('support.notes')
  })

  it('is read as the rule engine reads it', () => {
    const cases = patterns.flatMap((pattern) => expandPattern('**').map((category) => ({ pattern, category })))
    const differences = cases.filter(
      ({ pattern, category }) => coversCategory(pattern, category) !== fieldPatternMatcher([pattern])(category),
    )
    expect(differences).toEqual([])
  })
})
