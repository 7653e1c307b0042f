import { allDataCategories, type DataCategory } from '@candour/need-to-know'

/** The sections of a record, each with what it holds. */
export const recordSections = {
  identity: ['identity'],
  contact: ['contact'],
  identifiers: ['identifiers'],
  health: ['special.health.physical', 'special.health.mental'],
  background: ['special.ethnicity', 'special.religion'],
} as const satisfies Record<string, readonly DataCategory[]>

/** Everything that the sections hold. */
export const heldCategories: readonly DataCategory[] = Object.freeze(Object.values(recordSections).flat())

export type RecordSection = keyof typeof recordSections

/**
 * What a section holds: where it came from is told to those who may read all of that, since it tells that something is there. An unknown section
 * may hold anything.
 */
export const categoriesOfSection = (section: string): readonly DataCategory[] =>
  Object.hasOwn(recordSections, section)
    ? recordSections[section as RecordSection]
    : allDataCategories.filter((category) => category !== 'structural' && category !== 'reference')
