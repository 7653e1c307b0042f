import { dataCategories } from '@candour/need-to-know'
import { namesOfRoles } from './names-of-roles.ts'
import { personalCategories, spokenCategories, whom, type Whose } from './spoken-categories.ts'

/** An entry of the audit log about one person, as far as it is told to those who may see it. */
export interface AccessLogEntry {
  readonly id: string
  readonly organisation: string
  readonly subjectId: string
  readonly at: Date
  readonly outcome: 'disclosed' | 'changed'
  readonly viewerKind: string
  readonly viewerId: string
  readonly viewerRoles: readonly string[]
  readonly purpose: string | null
  readonly categories: readonly string[]
  /** Kind of what was read or changed. */
  readonly resource: string
  /** Until when it is not told to the person; null for what is. */
  readonly toldLater: Date | null
  /** How they stood to the person. */
  readonly relationships: readonly string[]
}

/** Who reads the sentence, and the name of whom it is about as it is known now. */
export interface Telling {
  /** The entry is about something the reader did. */
  readonly own: boolean
  /** The reader is the person whose record it is. */
  readonly toThePerson: boolean
  /** Null for somebody whose name is no longer kept. */
  readonly name: string | null
}

const reasons: Readonly<Record<string, (whose: Whose) => string>> = {
  care: (whose) => (whose === 'your' ? ' to support you' : ' to support them'),
  safeguarding: () => ' to keep people safe',
  'rights-request': (whose) => ` to answer a question about ${whose} data`,
  audit: () => ' to check that it is used rightly',
  administration: () => ' to run the service',
}

/** Labels of the categories concerned, such as "Contact details"; public reference data is left out. */
export const labelsOf = (categories: readonly string[]): string[] =>
  personalCategories(categories).map((category) => dataCategories[category].label)

export const actionOf = ({ outcome }: Pick<AccessLogEntry, 'outcome'>): string => (outcome === 'changed' ? 'Changed' : 'Read')

/** Who it was, as the reader is told. */
export function whoOf(entry: Pick<AccessLogEntry, 'viewerKind'>, { own, name }: Telling): string {
  if (own) return 'You'
  if (name !== null) return name
  if (entry.viewerKind === 'rule') return 'A rule of the organisation'
  return entry.viewerKind === 'service-user' ? 'The person' : 'Someone whose name is no longer kept'
}

/** Done under emergency access, or to have it. */
export const isEmergency = ({
  outcome,
  resource,
  relationships,
}: Pick<AccessLogEntry, 'outcome' | 'resource' | 'relationships'>): boolean =>
  relationships.includes('break-glass') || (outcome === 'changed' && (resource === 'BreakGlass' || resource === 'BreakGlassEnd'))

/** What is not put into words well as a change of some data. */
const deeds: Readonly<Record<string, (whose: Whose) => string>> = {
  BreakGlass: (whose) => `opened ${whose} record in an emergency`,
  BreakGlassEnd: (whose) => `ended emergency access to ${whose} record`,
  DelayedTelling: (whose) => `decided when ${whom(whose)} ${whose === 'your' ? 'are' : 'is'} told of a look at ${whose} record`,
  BreakGlassReview: (whose) => `looked at whether emergency access to ${whose} record was right`,
}

/** One plain sentence: "Alex Reed, support worker, read your contact details to support you." */
export function sentenceOf(entry: AccessLogEntry, telling: Telling): string {
  const who = whoOf(entry, telling)
  const roles = telling.own || entry.viewerKind === 'service-user' ? null : namesOfRoles(entry.viewerRoles)
  const whose = telling.toThePerson ? 'your' : entry.viewerKind === 'service-user' ? 'their own' : 'the person’s'
  const by = `${who}${roles ? `, ${roles},` : ''}`
  const deed = entry.outcome === 'changed' ? deeds[entry.resource]?.(whose) : undefined
  if (deed !== undefined) return `${by} ${deed}.`
  const what = spokenCategories(entry.categories, whose)
  const why = isEmergency(entry) ? ' in an emergency' : (reasons[entry.purpose ?? '']?.(whose) ?? '')
  return `${by} ${actionOf(entry).toLowerCase()} ${what}${why}.`
}
