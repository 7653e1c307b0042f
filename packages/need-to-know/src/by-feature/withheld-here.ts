import { coversCategory } from '../category-pattern.ts'
import { aboutTheViewer } from '../conditions/condition.ts'
import type { Condition } from '../conditions/condition.ts'
import type { DataCategory } from '../data-category.ts'
import type { Withholding } from '../policy-profile.ts'
import type { PolicyRole } from '../sentence.ts'
import type { Purpose } from '../viewer.ts'

/** What an organisation keeps from one role. */
export const keptFrom = (role: PolicyRole, withheld: readonly Withholding[] = []): readonly Withholding[] =>
  withheld.filter(({ roles }) => (roles as readonly PolicyRole[]).includes(role))

/** Whether any of it is kept back for this purpose. */
export const isKeptBack = (kept: readonly Withholding[], category: DataCategory, purpose: Purpose | null): boolean =>
  kept.some(
    ({ categories, purposes }) =>
      (purposes.length === 0 || (purpose !== null && purposes.includes(purpose))) &&
      categories.some((pattern) => coversCategory(pattern, category)),
  )

/** The organisation does not let this role have it, whatever the rule says. Beside another role that may, it takes nothing away. */
export const notWithheldHere = (kept: readonly Withholding[]): Condition =>
  aboutTheViewer('not kept back here', 'NOT_YOUR_ROLE', (viewer, category) => !isKeptBack(kept, category, viewer.purpose))
