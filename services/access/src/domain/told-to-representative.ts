import { allDataCategories, type DataCategory } from '@candour/need-to-know'

/**
 * The categories of which somebody who acts for a person may ever be told that others looked: of these, those that they may read themselves.
 * Single notes and complaints can be kept from them, so that they are not told of any; who looked at the log, or after an emergency, would tell of
 * that.
 */
export const tellableToRepresentatives: readonly DataCategory[] = allDataCategories.filter(
  (category) => !['support.notes', 'audit', 'reference', 'structural'].includes(category) && !category.startsWith('complaint.'),
)
