import DataLoader from 'dataloader'
import type { SubgraphContext } from '@candour/subgraph-kit'
import type { ResourceRef } from '@candour/need-to-know'
import { accessLogPages, type AccessLogPage } from '../data/access-log.ts'
import { assignmentsOf } from '../data/assignments.ts'
import type { AccessDatabase } from '../data/database.ts'
import { representationsOf, type ShownRepresentation } from '../data/representations-of.ts'
import { namesOf } from '../data/viewer-names.ts'
import type { AccessLogEntry } from '../domain/access-log-entry.ts'
import type { Assignment } from '../generated/prisma/client.ts'

/** What this service's resolvers are given for one request. */
export interface AccessContext extends SubgraphContext<AccessDatabase> {
  /** Present names of members of staff and integrators, by account or client id. */
  readonly names: DataLoader<string, string | null>
  /** Present assignments, by id of the service user. */
  readonly assignments: DataLoader<string, Assignment[]>
  /** Who acts for a person, by the id of the person. */
  readonly representations: DataLoader<string, ShownRepresentation[]>
  readonly newestFirst: DataLoader<AccessLogPage, AccessLogEntry[]>
  readonly oldestFirst: DataLoader<AccessLogPage, AccessLogEntry[]>
}

/** Adds the loaders to what the kit gives: one batch each, remembered for one request. */
export function extendContext(base: SubgraphContext<AccessDatabase>): AccessContext {
  const { db, clock, viewer } = base
  const pages = (order: 'newestFirst' | 'oldestFirst') =>
    new DataLoader((wanted: readonly AccessLogPage[]) => accessLogPages(db, viewer.organisation, order, wanted), { cache: false })
  return {
    ...base,
    names: new DataLoader((ids: readonly string[]) => namesOf(db, ids)),
    assignments: new DataLoader((ids: readonly string[]) => assignmentsOf(db, ids, clock.now()), { cache: false }),
    representations: new DataLoader((ids: readonly string[]) => representationsOf(db, viewer.organisation, ids), {
      cache: false,
    }),
    newestFirst: pages('newestFirst'),
    oldestFirst: pages('oldestFirst'),
  }
}

/** Data of the organisation itself: it is about no service user. */
export const ofOrganisation = (context: Pick<AccessContext, 'viewer'>, resource: string, id: string): ResourceRef => ({
  resource,
  id,
  organisation: context.viewer.organisation,
  subjectId: null,
})

/** Data about a service user. */
export const ofServiceUser = (
  context: Pick<AccessContext, 'viewer'>,
  subjectId: string,
  resource = 'ServiceUser',
  id = subjectId,
): ResourceRef => ({ resource, id, organisation: context.viewer.organisation, subjectId })
