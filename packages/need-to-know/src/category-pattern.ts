import { allDataCategories } from './data-category.ts'
import type { DataCategory } from './data-category.ts'
import type { CategoryPattern } from './viewer.ts'

const decidable = allDataCategories.filter((category) => category !== 'structural')

/** Whether a category lies under a pattern. `structural` lies under none: nobody is ever granted it, the schema plugin gives it. */
export const coversCategory = (pattern: CategoryPattern, category: DataCategory): boolean => {
  if (category === 'structural') return false
  if (pattern === '**' || pattern === category) return true
  return pattern.endsWith('.**') && category.startsWith(pattern.slice(0, -'**'.length))
}

/** Every category a pattern stands for, in the order of the tree; empty when the pattern names nothing. */
export const expandPattern = (pattern: CategoryPattern): DataCategory[] =>
  decidable.filter((category) => coversCategory(pattern, category))

/** Every category outside the patterns, for a sentence such as "everything but special-category data". */
export const everythingBut = (...patterns: CategoryPattern[]): DataCategory[] =>
  decidable.filter((category) => !patterns.some((pattern) => coversCategory(pattern, category)))

/** Every pattern under which a category lies, the widest first. */
export const patternsCovering = (category: DataCategory): CategoryPattern[] => {
  if (category === 'structural') return []
  const parts = category.split('.')
  const branches = parts.slice(1).map((_, at) => `${parts.slice(0, at + 1).join('.')}.**` as const)
  return ['**', ...branches, category]
}
