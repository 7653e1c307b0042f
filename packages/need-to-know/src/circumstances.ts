import { dataCategories } from './data-category.ts'
import type { DataCategory } from './data-category.ts'
import type { ResourceRef } from './decision.ts'
import { nobody, noResource, resourceKey } from './subject-facts.ts'
import type { ResourceFacts, SubjectFacts } from './subject-facts.ts'
import type { Viewer } from './viewer.ts'

/** What of a viewer a rule may look at. No id: rules speak of relationships, never of somebody in particular. */
export type ViewerTraits = Omit<Viewer, 'id'>

/** Data is either about one service user or belongs to the organisation itself (staff, roles, forms). */
export type Level = 'person' | 'organisation'

/**
 * The one object every rule is evaluated over. Every property is always set, because the rule engine takes an absent property for a
 * condition met.
 */
export interface Circumstances {
  readonly level: Level
  readonly category: DataCategory
  readonly viewer: ViewerTraits
  /** Organisation that owns the data. */
  readonly organisation: string
  /** At organisation level: nobody's facts, which satisfy no condition about a person. */
  readonly subject: SubjectFacts
  /** How the viewer stands to the one object concerned, such as a complaint. */
  readonly resource: ResourceFacts
}

const noSubject: SubjectFacts = Object.freeze(nobody('', ''))

/**
 * Puts together what a decision rests on, or `null` when that is not possible (no facts, somebody else's facts, an unknown category):
 * then the answer is no.
 */
export const circumstancesOf = (
  viewer: ViewerTraits,
  ref: ResourceRef,
  category: DataCategory,
  facts: SubjectFacts | null,
): Circumstances | null => {
  if (category === 'structural' || !Object.hasOwn(dataCategories, category)) return null
  const { organisation } = ref
  if (ref.subjectId === null) {
    return facts === null
      ? {
          level: 'organisation',
          category,
          viewer,
          organisation,
          subject: noSubject,
          resource: noResource,
        }
      : null
  }
  if (typeof ref.subjectId !== 'string' || ref.subjectId === '') return null
  if (facts === null || facts.subjectId !== ref.subjectId || facts.organisation !== organisation) return null
  const resource = facts.resources.get(resourceKey(ref.partOf ?? ref)) ?? noResource
  return { level: 'person', category, viewer, organisation, subject: facts, resource }
}
