import { expandPattern, type CategoryPattern } from '@candour/need-to-know'
import { isIdentifier } from './identifier.ts'
import { refuse, type Refusal } from './refusal.ts'

/** Kinds of single things that can be kept from a representative: their owners leave them out of every list, count and search. */
export const hideableThings = ['Note', 'Document', 'Complaint'] as const
export type HideableThing = (typeof hideableThings)[number]

/** What is to be kept from one representative, or shown again: a category, or one thing. */
export interface HidingWish {
  readonly categoryPattern?: string | null | undefined
  readonly resource?: string | null | undefined
  readonly resourceId?: string | null | undefined
}

export type Hidden =
  | { readonly categoryPattern: CategoryPattern; readonly resource: null; readonly resourceId: null }
  | { readonly categoryPattern: null; readonly resource: HideableThing; readonly resourceId: string }

/** Reads what is to be hidden. Whether the one thing exists is not asked: a thing that is not there is hidden well enough. */
export function readHiding({ categoryPattern = null, resource = null, resourceId = null }: HidingWish): Hidden | Refusal {
  if ((categoryPattern === null) === (resource === null))
    return refuse('NOTHING_CHOSEN', 'Choose a kind of information, or one thing.', 'categoryPattern')
  if (categoryPattern !== null) {
    const pattern = categoryPattern as CategoryPattern
    if (expandPattern(pattern).length === 0) return refuse('UNKNOWN_CATEGORY', 'Choose a data category.', 'categoryPattern')
    return { categoryPattern: pattern, resource: null, resourceId: null }
  }
  const thing = hideableThings.find((known) => known === resource)
  if (!thing) return refuse('UNKNOWN_THING', 'Choose a note, a document or a complaint.', 'resource')
  if (resourceId === null || !isIdentifier(resourceId))
    return refuse('UNKNOWN_THING', 'Choose a note, a document or a complaint.', 'resourceId')
  return { categoryPattern: null, resource: thing, resourceId }
}
