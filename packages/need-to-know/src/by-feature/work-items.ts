import type { ViewerTraits } from '../circumstances.ts'
import type { Condition } from '../conditions/condition.ts'
import type { DataCategory } from '../data-category.ts'
import type { Purpose } from '../viewer.ts'

/** What a role or a person is there for. Every other purpose is an errand: somebody's case, request, inspection or project. */
const withoutErrand: readonly Purpose[] = ['care', 'own-record', 'administration']

/** Whether a purpose opens a record only where a work item of it concerns the person. */
export const isErrand = (purpose: Purpose | null): purpose is Purpose => purpose !== null && !withoutErrand.includes(purpose)

/** To know whom an errand is about: without it nobody could find the person and begin one. */
const toFindThePerson: DataCategory = 'identity'

/** Whether data of this category counts, for this purpose, only of people whom a work item concerns. */
export const needsAWorkItem = (purpose: Purpose | null, category: DataCategory): purpose is Purpose =>
  isErrand(purpose) && category !== toFindThePerson

/**
 * A purpose that is an errand counts only for the people the errand concerns: purpose limitation, UK GDPR Art. 5(1)(b). Whoever may know of the
 * person for this purpose is told that the work item is missing, and can begin one; its absence shows them no more than the refusal does.
 */
export const backedByAWorkItem: Condition = {
  says: 'with a work item',
  holds: ({ viewer: { purpose }, category, subject }) => !needsAWorkItem(purpose, category) || subject.workItems.has(purpose),
  rows: ({ purpose }: ViewerTraits, category) =>
    needsAWorkItem(purpose, category) ? { rows: 'with-work-item', purpose } : { rows: 'all' },
  otherwise: 'NO_WORK_ITEM',
}
