import type { MatrixRule } from './matrix-query.ts'

/** Which part of the matrix is looked at; an empty string stands for all. */
export interface Selection {
  readonly action: string
  readonly purpose: string
  readonly relationship: string
}

/** How far a role may go with a category: not at all, only under a condition of its own, or whenever the relationship holds. */
export type Reach = 'no' | 'limited' | 'yes'

export interface Cell {
  readonly reach: Reach
  /** What it takes, one sentence for each rule. */
  readonly says: readonly string[]
}

const nothing: Cell = { reach: 'no', says: [] }

/** The rules that the selection lets through. */
export const selected = (rules: readonly MatrixRule[], { action, purpose, relationship }: Selection): MatrixRule[] =>
  rules.filter(
    (rule) =>
      rule.action === action &&
      (purpose === '' || rule.purposes.includes(purpose)) &&
      (relationship === '' || rule.relationship === relationship),
  )

/** What one role may do with one category under the rules given. */
export function cellOf(rules: readonly MatrixRule[], role: string, category: string): Cell {
  const concerned = rules.filter((rule) => rule.role === role && rule.categories.includes(category))
  if (concerned.length === 0) return nothing
  return { reach: concerned.some((rule) => !isLimited(rule)) ? 'yes' : 'limited', says: concerned.map(sentenceOf) }
}

const isLimited = ({ secondFactor, consents, withWorkItem }: MatrixRule): boolean =>
  secondFactor || consents.length > 0 || withWorkItem.length > 0

function sentenceOf({ relationship, secondFactor, consents, withWorkItem }: MatrixRule): string {
  return [
    relationship,
    ...(secondFactor ? ['signed in with a second factor'] : []),
    ...(consents.length > 0 ? ['with consent'] : []),
    ...(withWorkItem.length > 0 ? ['with a case or request about the person'] : []),
  ].join(', ')
}

/** Values in the order in which they are first met, for a list to choose from. */
export const valuesOf = (rules: readonly MatrixRule[], of: (rule: MatrixRule) => readonly string[]): string[] => [
  ...new Set(rules.flatMap(of)),
]
