import type { Circumstances, ViewerTraits } from '../circumstances.ts'
import type { DataCategory } from '../data-category.ts'
import type { WithholdingReason } from '../decision.ts'
import type { RowFilter } from '../row-scope.ts'
import type { AssuranceLevel } from '../viewer.ts'

/** One condition of a rule: the check in memory and the same thing as a filter of rows. The two are property-tested to agree. */
export interface Condition {
  /** How the condition reads in a sentence, for the matrix. */
  readonly says: string
  readonly holds: (circumstances: Circumstances) => boolean
  /** The service users of whom it holds, for this viewer reading this category. */
  readonly rows: (viewer: ViewerTraits, category: DataCategory) => RowFilter
  /** Why data is withheld when it does not hold. */
  readonly otherwise: WithholdingReason
  /** The strength of sign-in that it asks for, where that is what it asks. */
  readonly assurance?: AssuranceLevel
}

/** A condition on the viewer alone holds for every row or for none. */
export const aboutTheViewer = (
  says: string,
  otherwise: WithholdingReason,
  holds: (viewer: ViewerTraits, category: DataCategory) => boolean,
): Condition => ({
  says,
  otherwise,
  holds: ({ viewer, category }) => holds(viewer, category),
  rows: (viewer, category) => ({ rows: holds(viewer, category) ? 'all' : 'none' }),
})
