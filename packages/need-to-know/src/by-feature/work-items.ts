import type { ViewerTraits } from '../circumstances.ts'
import type { Condition } from '../conditions/condition.ts'
import type { PurposeOfWork } from '../policy-profile.ts'

/**
 * A purpose that is an errand counts only for the people the errand concerns. That there is a case or a request about somebody is a fact
 * about them, so its absence is told as any other lack of a relationship.
 */
export const backedByAWorkItem = (purposes: readonly PurposeOfWork[]): Condition => {
  const needed = ({ purpose }: ViewerTraits): boolean => (purposes as readonly (string | null)[]).includes(purpose)
  return {
    says: 'with a work item',
    holds: ({ viewer, subject }) => !needed(viewer) || (viewer.purpose !== null && subject.workItems.has(viewer.purpose)),
    rows: (viewer) =>
      needed(viewer) && viewer.purpose !== null ? { rows: 'with-work-item', purpose: viewer.purpose } : { rows: 'all' },
    otherwise: 'NO_RELATIONSHIP',
  }
}
