import type { Clock } from '@candour/database'
import { type AttemptCount, considerAttempt, throttleRules } from '../domain/throttle.ts'
import type { Database } from './database.ts'
import type { Keys } from './keys.ts'

/** What is counted: attempts under a name, from an address, or with the code of an account. */
export interface Counted {
  by: keyof typeof throttleRules
  value: string
}

export type Attempts = ReturnType<typeof attemptStore>

/** Counts attempts in the database, so that every process of the service slows the same guesser. */
export function attemptStore(database: Database, keys: Keys, clock: Clock) {
  const keyOf = ({ by, value }: Counted) => keys.hash('attempt', `${by}\n${value}`)

  return {
    /** Counts an attempt as failed before it is made. Returns when to come back, or null when it may be made. */
    async begin(counted: readonly Counted[]): Promise<Date | null> {
      const ordered = counted.map((item) => ({ ...item, key: keyOf(item) })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
      return database.$transaction(async (tx) => {
        const now = clock.now()
        const allowed: { key: string; next: AttemptCount }[] = []
        for (const { by, key } of ordered) {
          // Takes the row's lock, so that attempts at the same moment are counted one after the other.
          const created = await tx.$executeRaw`
            INSERT INTO identity.attempt (key, failures, last_at) VALUES (${key}, 0, ${now})
            ON CONFLICT (key) DO UPDATE SET key = excluded.key`
          if (created !== 1) throw new Error('An attempt could not be counted.')
          const row = await tx.attempt.findUniqueOrThrow({ where: { key } })
          const decision = considerAttempt(throttleRules[by], row.failures === 0 ? null : row, now)
          if (!decision.allowed) return decision.until
          allowed.push({ key, next: decision.next })
        }
        for (const { key, next } of allowed) await tx.attempt.update({ where: { key }, data: next })
        return null
      })
    },

    /** Takes an attempt back that succeeded. What is counted by address keeps the failures of others behind it. */
    async succeeded(counted: readonly Counted[]): Promise<void> {
      for (const item of counted) {
        const where = { key: keyOf(item) }
        if (item.by !== 'address') await database.attempt.deleteMany({ where })
        else
          await database.attempt.updateMany({
            where: { ...where, failures: { gt: 0 } },
            data: { failures: { decrement: 1 }, blockedUntil: null },
          })
      }
    },
  }
}
