import DataLoader from 'dataloader'
import type { ConsentDecision } from '../generated/prisma/client.ts'
import type { KnownState } from './consent-state.ts'
import type { ConsentDatabase } from './database.ts'

/** What one request reads about consents: one statement for all the people asked about, however many. */
export function consentLoader(db: ConsentDatabase) {
  const states = new DataLoader<string, KnownState[]>(async (ids) => {
    const rows = await db.consentState.findMany({ where: { serviceUserId: { in: [...ids] } }, include: { decision: true } })
    const byPerson = Map.groupBy(rows, ({ serviceUserId }) => serviceUserId)
    return ids.map((id) => byPerson.get(id) ?? [])
  })
  const decisions = new DataLoader<string, ConsentDecision[]>(async (ids) => {
    const rows = await db.consentDecision.findMany({
      where: { serviceUserId: { in: [...ids] } },
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    })
    const byPerson = Map.groupBy(rows, ({ serviceUserId }) => serviceUserId)
    return ids.map((id) => byPerson.get(id) ?? [])
  })
  return {
    /** How every item stands that the person ever decided about. */
    statesOf: (serviceUserId: string): Promise<KnownState[]> => states.load(serviceUserId),
    /** All decisions about one item, the latest first. */
    historyOf: async (serviceUserId: string, itemCode: string): Promise<ConsentDecision[]> =>
      (await decisions.load(serviceUserId)).filter((decision) => decision.itemCode === itemCode),
    /** Forgets a person about whom something was just decided. */
    forget(serviceUserId: string): void {
      states.clear(serviceUserId)
      decisions.clear(serviceUserId)
    },
  }
}

export type ConsentLoader = ReturnType<typeof consentLoader>
