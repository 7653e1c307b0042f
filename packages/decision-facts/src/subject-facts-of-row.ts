import { expandPattern, purposes, relationshipKinds, resourceKey } from '@candour/need-to-know'
import type { CategoryPattern, Representation, ResourceFacts, SubjectFacts } from '@candour/need-to-know'
import type { SubjectRow } from './subjects-sql.ts'

/** The facts of one person from what the views say. Words that the policy does not know count for nothing, or hide everything. */
export const subjectFactsOf = (row: SubjectRow, organisation: string, readAt: Date): SubjectFacts => ({
  subjectId: row.subject_id,
  organisation,
  exists: true,
  relationships: new Set(relationshipKinds.filter((kind) => row.relationships.includes(kind))),
  excluded: row.relationships.includes('excluded'),
  consents: new Set(row.consents),
  restricted: row.restricted !== false,
  workItems: new Set(purposes.filter((purpose) => row.work_items.includes(purpose))),
  representation: representationOf(row.authorities),
  breakGlass: row.break_glass_until === null ? null : { until: row.break_glass_until, readAt },
  resources: resourcesOf(row.matters),
})

const representationOf = (authorities: SubjectRow['authorities']): Representation | null => {
  if (authorities === null) return null
  const hidden = authorities.flatMap((authority) => authority.hidden ?? ['**'])
  return {
    scopes: new Set(authorities.flatMap(({ scopes }) => scopes ?? [])),
    hidden: new Set(hidden.map((pattern) => (expandPattern(pattern as CategoryPattern).length === 0 ? '**' : pattern))),
  }
}

const resourcesOf = (matters: SubjectRow['matters']): ReadonlyMap<string, ResourceFacts> => {
  const resources = new Map<string, ResourceFacts>()
  for (const matter of matters ?? []) {
    const key = resourceKey(matter)
    const kinds = (matters ?? []).filter((each) => resourceKey(each) === key).map(({ kind }) => kind)
    resources.set(key, {
      relationships: new Set(relationshipKinds.filter((kind) => kinds.includes(kind))),
      excluded: kinds.includes('excluded'),
    })
  }
  return resources
}
