import type { Clock } from '@candour/database'
import type { Database } from './database.ts'

const day = 24 * 60 * 60 * 1000
/** How long ended sessions stay: a person can still be told when and where they signed in. */
const sessionDays = 30

/** Removes what has expired. Safe at any time and in any number of processes. */
export async function sweep(database: Database, clock: Clock): Promise<void> {
  const now = clock.now().getTime()
  await database.artefact.deleteMany({ where: { expiresAt: { lt: new Date(now) } } })
  await database.attempt.deleteMany({
    where: { lastAt: { lt: new Date(now - day) }, OR: [{ blockedUntil: null }, { blockedUntil: { lt: new Date(now) } }] },
  })
  await database.session.deleteMany({
    where: {
      OR: [{ expiresAt: { lt: new Date(now - sessionDays * day) } }, { accountId: null, expiresAt: { lt: new Date(now) } }],
    },
  })
}
