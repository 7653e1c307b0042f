import { expandPattern, purposes, relationshipKinds, resourceKey } from '@candour/need-to-know'
import type { CategoryPattern, Representation, ResourceFacts, SubjectFacts } from '@candour/need-to-know'
import type { SubjectRow } from './subjects-sql.ts'

/** The facts of one person from what the views say. Words that the policy does not know count for nothing, or hide everything. */
export const subjectFactsOf = (row: SubjectRow, organisation: string, readAt: Date): SubjectFacts => ({
  subjectId: row.subject_id,
  organisation,
  exists: true,
  relationships: new Set(relationshipKinds.filter((kind) => row.kinds.includes(kind))),
  excluded: row.kinds.includes('excluded'),
  consents: new Set(row.consents),
  restricted: row.kinds.includes('restricted'),
  workItems: new Set(purposes.filter((purpose) => row.kinds.includes(`work-item:${purpose}`))),
  representation: representationIn(row.kinds),
  breakGlass: row.break_glass_until === null ? null : { until: row.break_glass_until, readAt },
  resources: resourcesOf(row.matters),
})

const representationIn = (kinds: readonly string[]): Representation | null => {
  if (!kinds.includes('representative')) return null
  const named = (prefix: string) => kinds.filter((kind) => kind.startsWith(prefix)).map((kind) => kind.slice(prefix.length))
  const known = (pattern: string) => (expandPattern(pattern as CategoryPattern).length === 0 ? '**' : pattern)
  return { scopes: new Set(named('representative:')), hidden: new Set(named('hidden:').map(known)) }
}

const resourcesOf = (matters: SubjectRow['matters']): ReadonlyMap<string, ResourceFacts> => {
  const kindsOf = Map.groupBy(matters ?? [], resourceKey)
  return new Map(
    [...kindsOf].map(([key, each]) => {
      const kinds = each.map(({ kind }) => kind)
      const relationships = new Set(relationshipKinds.filter((kind) => kinds.includes(kind)))
      return [key, { relationships, excluded: kinds.includes('excluded') }]
    }),
  )
}
