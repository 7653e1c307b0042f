import { expandPattern, purposes, relationshipKinds, resourceKey } from '@candour/need-to-know'
import type { CategoryPattern, Representation, ResourceFacts, SubjectFacts } from '@candour/need-to-know'
import type { SubjectRow } from './subjects-sql.ts'

/** What kinds of standing tell. */
type Standing = Pick<SubjectFacts, 'relationships' | 'excluded' | 'restricted' | 'workItems' | 'representation'>

/**
 * Makes facts of what the views say. Words that the policy does not know count for nothing, or hide everything. People who stand alike share
 * what is read from the same words.
 */
export const readerOfSubjects = (organisation: string, readAt: Date): ((row: SubjectRow) => SubjectFacts) => {
  const standings = remembered(standingIn)
  const consents = remembered((items): ReadonlySet<string> => new Set(wordsIn(items)))
  return (row) => ({
    subjectId: row.subject_id,
    organisation,
    exists: true,
    ...standings(row.kinds),
    consents: consents(row.consents),
    breakGlass: row.break_glass_until === null ? null : { until: row.break_glass_until, readAt },
    resources: resourcesOf(row.matters),
  })
}

function remembered<Value>(read: (words: string) => Value): (words: string) => Value {
  const known = new Map<string, Value>()
  return (words) => {
    const value = known.get(words) ?? read(words)
    known.set(words, value)
    return value
  }
}

const wordsIn = (lines: string): string[] => (lines === '' ? [] : lines.split('\n'))

const standingIn = (lines: string): Standing => {
  const kinds = wordsIn(lines)
  return {
    relationships: new Set(relationshipKinds.filter((kind) => kinds.includes(kind))),
    excluded: kinds.includes('excluded'),
    restricted: kinds.includes('restricted'),
    workItems: new Set(purposes.filter((purpose) => kinds.includes(`work-item:${purpose}`))),
    representation: representationIn(kinds),
  }
}

const representationIn = (kinds: readonly string[]): Representation | null => {
  if (!kinds.includes('representative')) return null
  const named = (prefix: string) => kinds.filter((kind) => kind.startsWith(prefix)).map((kind) => kind.slice(prefix.length))
  const known = (pattern: string) => (expandPattern(pattern as CategoryPattern).length === 0 ? '**' : pattern)
  return { scopes: new Set(named('representative:')), hidden: new Set(named('hidden:').map(known)) }
}

const noResources: ReadonlyMap<string, ResourceFacts> = new Map()

const resourcesOf = (matters: SubjectRow['matters']): ReadonlyMap<string, ResourceFacts> => {
  if (matters === null) return noResources
  const kindsOf = Map.groupBy(matters, resourceKey)
  return new Map(
    [...kindsOf].map(([key, each]) => {
      const kinds = each.map(({ kind }) => kind)
      const relationships = new Set(relationshipKinds.filter((kind) => kinds.includes(kind)))
      return [key, { relationships, excluded: kinds.includes('excluded') }]
    }),
  )
}
