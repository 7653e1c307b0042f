import { allDataCategories, type DataCategory } from '@candour/need-to-know'

/**
 * What a note or document is taken to contain when its author does not say: the most restrictive set of its template, so that silence never
 * opens it to more people.
 */
export const undeclaredCategories: readonly DataCategory[] = ['support.notes', 'special.health.physical', 'special.health.mental']

/** What an author says that a note or document contains; it is at least part of the support notes. Null when a named category does not exist. */
export function labelsOf(declared: readonly string[] | undefined): DataCategory[] | null {
  if (declared === undefined) return [...undeclaredCategories]
  const known = allDataCategories.filter((category) => category !== 'structural' && category !== 'reference')
  if (!declared.every((category) => known.some((name) => name === category))) return null
  return known.filter((category) => category === 'support.notes' || declared.includes(category))
}
