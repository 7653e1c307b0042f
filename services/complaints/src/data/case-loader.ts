import DataLoader from 'dataloader'
import { isIdentifier } from '../domain/identifier.ts'
import type { CaseEvent } from '../generated/prisma/client.ts'
import { personPages, type PersonPage, type Reader } from './case-pages.ts'
import { wholeCase, type CaseRecord } from './case-record.ts'
import type { ComplaintsDatabase } from './database.ts'

/** What one request reads about cases: as many statements for a hundred of them as for one. */
export function caseLoader(db: ComplaintsDatabase, reader: Reader) {
  const cases = new DataLoader<string, CaseRecord | null>(async (ids) => {
    const rows = await db.complaintCase.findMany({ where: { id: { in: [...ids] } }, include: wholeCase })
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => byId.get(id) ?? null)
  })
  const events = new DataLoader<string, CaseEvent[]>(async (ids) => {
    const rows = await db.caseEvent.findMany({ where: { caseId: { in: [...ids] } }, orderBy: { id: 'asc' } })
    const byCase = Map.groupBy(rows, ({ caseId }) => caseId)
    return ids.map((id) => byCase.get(id) ?? [])
  })
  const ofMatter = new DataLoader<string, string[]>(async (matterIds) => {
    const rows = await db.complaintCase.findMany({
      where: { matterId: { in: [...matterIds] } },
      select: { id: true, matterId: true },
      orderBy: { id: 'asc' },
    })
    const byMatter = Map.groupBy(rows, ({ matterId }) => matterId)
    return matterIds.map((id) => (byMatter.get(id) ?? []).map((row) => row.id))
  })
  // Pages are asked for by value: two lists of one person with other arguments are two pages.
  const byValue = { cacheKeyFn: (page: PersonPage) => JSON.stringify(page) }
  const pages = {
    newestFirst: new DataLoader<PersonPage, string[], string>(
      (wanted) => personPages(db, reader, 'newestFirst', wanted),
      byValue,
    ),
    oldestFirst: new DataLoader<PersonPage, string[], string>(
      (wanted) => personPages(db, reader, 'oldestFirst', wanted),
      byValue,
    ),
  }
  const existing = (record: CaseRecord | null): record is CaseRecord => record !== null
  const all = async (ids: readonly string[]): Promise<CaseRecord[]> =>
    (await Promise.all(ids.map((id) => cases.load(id)))).filter(existing)
  return {
    find: (id: string): Promise<CaseRecord | null> => cases.load(id),
    /** Whom a case is about, without the case: one statement, whether there is such a case or not. */
    personOf: async (id: string): Promise<Pick<CaseRecord, 'id' | 'organisation' | 'serviceUserId'> | null> =>
      isIdentifier(id)
        ? db.complaintCase.findUnique({ where: { id }, select: { id: true, organisation: true, serviceUserId: true } })
        : null,
    all,
    pageOf: async (order: keyof typeof pages, page: PersonPage): Promise<CaseRecord[]> => all(await pages[order].load(page)),
    /** The other cases about the same matter. */
    linkedTo: async ({ id, matterId }: CaseRecord): Promise<CaseRecord[]> =>
      all((await ofMatter.load(matterId)).filter((other) => other !== id)),
    /** What happened in a case, the first first. */
    eventsOf: (id: string): Promise<CaseEvent[]> => events.load(id),
    /** Forgets a case in which something was just done. */
    forget({ id, matterId }: CaseRecord): void {
      cases.clear(id)
      events.clear(id)
      ofMatter.clear(matterId)
      for (const loader of Object.values(pages)) loader.clearAll()
    },
  }
}

export type CaseLoader = ReturnType<typeof caseLoader>
