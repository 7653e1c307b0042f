import DataLoader from 'dataloader'
import type { SubgraphContext } from '@candour/subgraph-kit'
import type { ResourceRef } from '@candour/need-to-know'
import type { Outbox } from '@candour/outbox'
import { accessLogPages, type AccessLogPage } from '../data/access-log.ts'
import { breakGlassOfPeople, readUnderBreakGlass } from '../data/break-glass.ts'
import { assignmentsOf } from '../data/assignments.ts'
import { inspectorsHere, type Inspector } from '../data/inspectors.ts'
import { delaysOf } from '../data/delayed-telling.ts'
import { signInsOf, signInsOfPeople, type SignInStanding } from '../data/sign-ins.ts'
import type { AccessDatabase } from '../data/database.ts'
import { representationsOf, type ShownRepresentation } from '../data/representations-of.ts'
import { openWorkItemsOf } from '../data/work-items.ts'
import { namesOf } from '../data/viewer-names.ts'
import type { AccessLogEntry } from '../domain/access-log-entry.ts'
import type { Assignment, BreakGlass, DelayedTelling, WorkItem } from '../generated/prisma/client.ts'

/** What this service's resolvers are given for one request. */
export interface AccessContext extends SubgraphContext<AccessDatabase> {
  readonly outbox: Outbox
  /** Present names of members of staff and integrators, by account or client id. */
  readonly names: DataLoader<string, string | null>
  /** Present assignments, by id of the service user. */
  readonly assignments: DataLoader<string, Assignment[]>
  /** Who acts for a person, by the id of the person. */
  readonly representations: DataLoader<string, ShownRepresentation[]>
  /** How service users stand with their sign-in, by their id; and accounts by theirs. */
  readonly signInsOfPeople: DataLoader<string, SignInStanding>
  readonly signIns: DataLoader<string, SignInStanding>
  /** Emergency access to a person, by their id; and what was read under one. */
  readonly breakGlass: DataLoader<string, BreakGlass[]>
  readonly readUnder: DataLoader<BreakGlass, string[]>
  /** What is told to a person later, by their id. */
  readonly delays: DataLoader<string, DelayedTelling[]>
  /** What is open about a person for the purpose stated, by their id. */
  readonly workItems: DataLoader<string, WorkItem[]>
  /** For whom an inspection of a person's record may be opened, by the id of the person: the same for everybody. */
  readonly inspectors: DataLoader<string, Inspector[]>
  readonly newestFirst: DataLoader<AccessLogPage, AccessLogEntry[]>
  readonly oldestFirst: DataLoader<AccessLogPage, AccessLogEntry[]>
}

/** Adds the outbox and the loaders to what the kit gives: one batch each, remembered for one request. */
export const contextExtension =
  (outbox: Outbox) =>
  (base: SubgraphContext<AccessDatabase>): AccessContext => {
    const { db, clock, viewer } = base
    const pages = (order: 'newestFirst' | 'oldestFirst') =>
      new DataLoader(
        (wanted: readonly AccessLogPage[]) =>
          accessLogPages(db, viewer.organisation, order, wanted, {
            id: viewer.id,
            isOnStaff: viewer.kind === 'staff',
            now: clock.now(),
          }),
        {
          cache: false,
        },
      )
    return {
      ...base,
      outbox,
      names: new DataLoader((ids: readonly string[]) => namesOf(db, ids)),
      assignments: new DataLoader((ids: readonly string[]) => assignmentsOf(db, ids, clock.now()), { cache: false }),
      signInsOfPeople: new DataLoader((ids: readonly string[]) => signInsOfPeople(db, viewer.organisation, ids, clock.now()), {
        cache: false,
      }),
      signIns: new DataLoader((ids: readonly string[]) => signInsOf(db, viewer.organisation, ids, clock.now()), { cache: false }),
      representations: new DataLoader((ids: readonly string[]) => representationsOf(db, viewer.organisation, ids), {
        cache: false,
      }),
      breakGlass: new DataLoader(
        (ids: readonly string[]) =>
          breakGlassOfPeople(db, viewer.organisation, ids, { isThePerson: viewer.kind !== 'staff', now: clock.now() }),
        { cache: false },
      ),
      readUnder: new DataLoader((accesses: readonly BreakGlass[]) => readUnderBreakGlass(db, accesses), { cache: false }),
      delays: new DataLoader((ids: readonly string[]) => delaysOf(db, ids, clock.now()), { cache: false }),
      workItems: new DataLoader(
        (ids: readonly string[]) =>
          openWorkItemsOf(db, ids, {
            organisation: viewer.organisation,
            id: viewer.id,
            purpose: viewer.purpose ?? '',
            now: clock.now(),
          }),
        { cache: false },
      ),
      inspectors: new DataLoader(
        async (people: readonly string[]) => {
          const here = await inspectorsHere(db, clock.now())
          return people.map(() => here)
        },
        { cache: false },
      ),
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
