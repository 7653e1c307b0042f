import type { AccessDatabase } from './database.ts'

/** Forgets used viewer contexts that have expired: they are refused for their age by then. */
export async function forgetExpiredContexts(db: AccessDatabase, now: Date): Promise<number> {
  // An hour's grace, so that no difference between the clocks of two machines can revive one.
  const { count } = await db.spentContext.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - 3_600_000) } } })
  return count
}
