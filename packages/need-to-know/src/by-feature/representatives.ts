import { coversCategory } from '../category-pattern.ts'
import type { DataCategory } from '../data-category.ts'
import type { Representation } from '../subject-facts.ts'
import type { CategoryPattern } from '../viewer.ts'

/**
 * Whether a category lies within what a representative was given and is not hidden from them. What is hidden is refused exactly as what was
 * never given, so that nobody learns that something is being hidden.
 */
export const withinTheAuthority = (representation: Representation | null, category: DataCategory): boolean =>
  representation !== null && among(representation.scopes, category) && !among(representation.hidden, category)

const among = (patterns: ReadonlySet<string>, category: DataCategory): boolean => {
  for (const pattern of patterns) if (coversCategory(pattern as CategoryPattern, category)) return true
  return false
}
