import type { ConsentRequirement, RowScope } from './row-scope.ts'

/** A row of `facts.relationship` that counts now: begun, and not ended. */
interface Standing {
  readonly organisation: string
  readonly viewerId: string
  readonly kind: string | { readonly in: string[] }
  readonly fromAt: { readonly lte: Date }
  readonly OR: [{ readonly untilAt: null }, { readonly untilAt: { readonly gt: Date } }]
}
interface InForce {
  readonly consentsInForce: { readonly some: { readonly organisation: string; readonly item: string } }
}

/**
 * A filter in Prisma's form (whose lists it takes mutable only) over a model with the relations `relationships` (`facts.relationship`) and
 * `consentsInForce`.
 */
export interface RowScopeWhere {
  readonly organisation: string
  readonly relationships: { readonly some?: Standing; readonly none: Standing }
  readonly AND: readonly (InForce | { readonly OR: [InForce, { readonly relationships: { readonly none: Standing } }] })[]
}

/**
 * Row scope as a query filter: one `some`, one `none`, never a list of ids.
 * @param viewerId account id of a person, client id of an integrator
 * @param now the time of the request, by which relationships have begun and not ended
 */
export const rowScopeWhere = (scope: RowScope, viewerId: string, now: Date): RowScopeWhere => {
  const { organisation } = scope
  const standingAs = (kind: Standing['kind']): Standing => ({
    organisation,
    viewerId,
    kind,
    fromAt: { lte: now },
    OR: [{ untilAt: null }, { untilAt: { gt: now } }],
  })
  const consented = ({ item, relationships }: ConsentRequirement): RowScopeWhere['AND'][number] => {
    const inForce = { consentsInForce: { some: { organisation, item } } }
    if (relationships === 'any') return inForce
    return { OR: [inForce, { relationships: { none: standingAs({ in: [...relationships] }) } }] }
  }
  return {
    organisation,
    relationships: {
      ...(scope.relationships !== 'any' && { some: standingAs({ in: [...scope.relationships] }) }),
      none: standingAs('excluded'),
    },
    AND: scope.consents.map(consented),
  }
}
