import { allDataCategories, type DataCategory } from '@candour/need-to-know'

/** A note entered longer than this after the contact it tells of is flagged as late (DMWS-05). Milliseconds. */
const promptly = 24 * 60 * 60 * 1000

/** Whether a note was entered late. */
export const isLate = (occurredAt: Date, enteredAt: Date): boolean => enteredAt.getTime() - occurredAt.getTime() > promptly

/**
 * What a note is taken to contain when its author does not say: the most restrictive set of its template, so that silence never opens
 * it to more people.
 */
export const undeclaredCategories: readonly DataCategory[] = ['support.notes', 'special.health.physical', 'special.health.mental']

/** Every note is at least a support note. Null when a named category does not exist. */
export function categoriesOfNote(declared: readonly string[] | undefined): DataCategory[] | null {
  if (declared === undefined) return [...undeclaredCategories]
  const known = allDataCategories.filter((category) => category !== 'structural' && category !== 'reference')
  if (!declared.every((category) => known.some((name) => name === category))) return null
  return known.filter((category) => category === 'support.notes' || declared.includes(category))
}
