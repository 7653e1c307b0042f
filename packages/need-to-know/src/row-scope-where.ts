import { patternsCovering } from './category-pattern.ts'
import type { ConsentRequirement, RowScope } from './row-scope.ts'

/** A row of `facts.relationship` that counts now: begun, and not ended. What has no end yet ends at infinity there. */
interface Standing {
  readonly organisation: string
  readonly viewerId: string | { readonly in: string[] }
  readonly kind: string | { readonly in: string[] }
  readonly fromAt: { readonly lte: Date }
  readonly untilAt: { readonly gt: Date }
}
interface InForce {
  readonly consentsInForce: {
    readonly some: { readonly organisation: string; readonly item: string }
  }
}
interface NotStanding {
  readonly relationships: { readonly none: Standing }
}

/**
 * A filter in Prisma's form (whose lists it takes mutable only) over a model with the relations `relationships` (`facts.relationship`) and
 * `consentsInForce`.
 */
export interface RowScopeWhere {
  readonly organisation: string
  readonly relationships: { readonly some?: Standing; readonly none: Standing }
  readonly AND: readonly (
    | InForce
    | NotStanding
    | { readonly relationships: { readonly some: Standing } }
    | { readonly OR: [InForce, NotStanding] }
  )[]
}

/** What holds of a person whoever the viewer is stands in `facts.relationship` under this viewer. */
const anyViewer = '*'

/**
 * Row scope as a query filter: one `some`, one `none`, never a list of ids; and one more of each where a work item is asked for or a restriction
 * counts.
 * @param viewerId account id of a person, client id of an integrator
 * @param now the time of the request, by which relationships have begun and not ended
 */
export const rowScopeWhere = (scope: RowScope, viewerId: string, now: Date): RowScopeWhere => {
  const { organisation, category } = scope
  const standingAs = (kind: Standing['kind'], viewer: Standing['viewerId'] = viewerId): Standing => ({
    organisation,
    viewerId: viewer,
    kind,
    fromAt: { lte: now },
    untilAt: { gt: now },
  })
  const consented = ({ item, relationships }: ConsentRequirement): RowScopeWhere['AND'][number] => {
    const inForce = { consentsInForce: { some: { organisation, item } } }
    if (relationships === 'any') return inForce
    return { OR: [inForce, { relationships: { none: standingAs({ in: [...relationships] }) } }] }
  }
  // an authority is as many rows as it has patterns, and so is what is hidden: those that cover the category count
  const patterns = patternsCovering(category)
  const standings = scope.relationships === 'any' ? [] : scope.relationships
  const represented = standings.includes('representative')
  const kinds = standings.flatMap((kind) =>
    kind === 'representative' ? patterns.map((pattern) => `representative:${pattern}`) : [kind],
  )
  return {
    organisation,
    relationships: {
      ...(scope.relationships !== 'any' && { some: standingAs({ in: kinds }) }),
      none: standingAs(represented ? { in: ['excluded', ...patterns.map((pattern) => `hidden:${pattern}`)] } : 'excluded'),
    },
    AND: [
      ...(scope.workItem === null
        ? []
        : [
            {
              relationships: {
                some: standingAs(`work-item:${scope.workItem}`, { in: [viewerId, anyViewer] }),
              },
            },
          ]),
      ...(scope.unrestricted ? [{ relationships: { none: standingAs('restricted', anyViewer) } }] : []),
      ...scope.consents.map(consented),
    ],
  }
}
