import type { DataCategory } from './data-category.ts'
import type { RelationshipKind } from './subject-facts.ts'
import type { Purpose } from './viewer.ts'

/** Rows on which the viewer stands in one of `relationships` must have the consent item in force. */
export interface ConsentRequirement {
  readonly item: string
  readonly relationships: readonly RelationshipKind[] | 'any'
}

/**
 * Which service users a viewer may list: those whose data of one category they may read, by default `identity`. Pushed into the query, so that
 * other rows do not exist.
 */
export interface RowScope {
  readonly organisation: string
  readonly category: DataCategory
  readonly relationships: readonly RelationshipKind[] | 'any'
  readonly excludeExcluded: true
  readonly consents: readonly ConsentRequirement[]
  /** Only people whose data is not restricted. */
  readonly unrestricted: boolean
  /** Only people whom work of the viewer for this purpose concerns; null for no such limit. */
  readonly workItem: Purpose | null
}

/** What one condition says about rows. */
export type RowFilter =
  | { readonly rows: 'all' }
  | { readonly rows: 'none' }
  | { readonly rows: 'of-organisation'; readonly organisation: string }
  | { readonly rows: 'not-excluded' }
  | { readonly rows: 'standing-as'; readonly relationships: readonly RelationshipKind[] }
  | { readonly rows: 'with-work-item'; readonly purpose: Purpose }
  | { readonly rows: 'unrestricted' }
  | { readonly rows: 'consenting'; readonly consents: readonly ConsentRequirement[] }

/** The rows on which all conditions of one rule hold; `null` for none. A rule that names no organisation gives no rows. */
export const allOf = (category: DataCategory, filters: readonly RowFilter[]): RowScope | null => {
  let organisation: string | null = null
  let relationships: readonly RelationshipKind[] | 'any' = 'any'
  let excludes = false
  let unrestricted = false
  let workItem: Purpose | null = null
  const consents: ConsentRequirement[] = []
  for (const filter of filters) {
    if (filter.rows === 'none') return null
    if (filter.rows === 'of-organisation') organisation = filter.organisation
    if (filter.rows === 'not-excluded') excludes = true
    if (filter.rows === 'consenting') consents.push(...filter.consents)
    if (filter.rows === 'standing-as') relationships = filter.relationships
    if (filter.rows === 'with-work-item') workItem = filter.purpose
    if (filter.rows === 'unrestricted') unrestricted = true
  }
  if (organisation === null || !excludes) return null
  return {
    organisation,
    category,
    relationships,
    excludeExcluded: true,
    consents,
    unrestricted,
    workItem,
  }
}

/**
 * The rows of any of several rules. Kept to one list of relationships, because an `OR` of two relation filters is forty times slower in
 * the database than one filter with `in`. Consent, restriction and work items depend on the viewer and the category and not on the rule, so all
 * rules ask for the same.
 */
export const anyOf = (scopes: readonly RowScope[]): RowScope | null => {
  const [first] = scopes
  if (first === undefined) return null
  if (scopes.some((scope) => scope.relationships === 'any')) return { ...first, relationships: 'any' }
  const relationships = [...new Set(scopes.flatMap((scope) => scope.relationships as readonly RelationshipKind[]))]
  return {
    ...first,
    relationships,
    consents: first.consents.map((consent) => alwaysAsked(consent, relationships)),
  }
}

/** A consent asked for in every relationship of the scope is asked for on every row, which makes a simpler query. */
const alwaysAsked = (consent: ConsentRequirement, inScope: readonly RelationshipKind[]): ConsentRequirement =>
  inScope.every((kind) => consent.relationships === 'any' || consent.relationships.includes(kind))
    ? { item: consent.item, relationships: 'any' }
    : consent
