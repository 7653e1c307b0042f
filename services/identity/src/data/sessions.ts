import type { AdapterPayload } from 'oidc-provider'
import type { Clock } from '@candour/database'
import type { Database, Transaction } from './database.ts'
import { storable } from './storable.ts'

export type Sessions = ReturnType<typeof sessionStore>

/** A session was ended while a request that began before still wanted to keep it. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError'
}

type SessionsToEnd = { uid: string } | { accountId: string; NOT?: { uid: string } }

/** Sessions of browsers. What is ended here is ended for everybody on their next request: `facts.session` reads the same row. */
export function sessionStore(database: Database, clock: Clock) {
  const alive = () => ({ endedAt: null, expiresAt: { gt: clock.now() } })
  const payloadOf = (row: { payload: unknown } | null) => (row ? (row.payload as AdapterPayload) : undefined)

  /** Ends sessions with all that was granted in them. */
  async function end(tx: Transaction, where: SessionsToEnd): Promise<number> {
    const ending = await tx.session.findMany({ where: { ...where, endedAt: null }, select: { uid: true, payload: true } })
    const uids = ending.map((session) => session.uid)
    const grants = ending.flatMap((session) =>
      Object.values((session.payload as AdapterPayload).authorizations ?? {}).flatMap(({ grantId }) => grantId ?? []),
    )
    await tx.artefact.deleteMany({
      where: { OR: [{ sessionUid: { in: uids } }, { grantId: { in: grants } }, { kind: 'Grant', id: { in: grants } }] },
    })
    const ended = await tx.session.updateMany({
      where: { uid: { in: uids }, endedAt: null },
      data: { endedAt: clock.now(), cookieId: null, payload: {} },
    })
    return ended.count
  }
  const inOne = (where: SessionsToEnd) => database.$transaction((tx) => end(tx, where))

  return {
    endOne: (uid: string) => inOne({ uid }),
    endAllOf: (accountId: string) => inOne({ accountId }),
    /** The same within a transaction that ends them for a reason. */
    endAllIn: (tx: Transaction, accountId: string) => end(tx, { accountId }),
    /** Ends all sessions of an account but this one. */
    endOthersIn: (tx: Transaction, accountId: string, uid: string) => end(tx, { accountId, NOT: { uid } }),

    /** When somebody signed in lately, the latest first, and until when; at most twenty. */
    lately: (accountId: string) =>
      database.session.findMany({
        where: { accountId },
        orderBy: { startedAt: 'desc' },
        take: 20,
        select: { uid: true, startedAt: true, expiresAt: true, endedAt: true },
      }),

    /** Keeps what the provider knows of a session. @throws SessionEndedError: an ended session never comes back. */
    async save(cookieId: string, payload: AdapterPayload, seconds: number): Promise<void> {
      const uid = payload.uid
      if (!uid) throw new TypeError('A session has a uid.')
      const now = clock.now()
      const data = {
        cookieId,
        accountId: payload.accountId ?? null,
        payload: storable(payload),
        expiresAt: new Date(now.getTime() + seconds * 1000),
        usedAt: now,
      }
      const kept = await database.session.updateMany({ where: { uid, endedAt: null }, data })
      if (kept.count > 0) return
      if (await database.session.findUnique({ where: { uid }, select: { uid: true } })) {
        throw new SessionEndedError('This session was ended in the meantime.')
      }
      await database.session.create({ data: { uid, startedAt: now, ...data } })
    },

    /** Opens a session that no browser holds, for a token made without a sign-in. */
    async openWithoutBrowser(uid: string, accountId: string, seconds: number): Promise<void> {
      const startedAt = clock.now()
      const expiresAt = new Date(startedAt.getTime() + seconds * 1000)
      await database.session.create({ data: { uid, accountId, payload: {}, startedAt, expiresAt } })
    },

    async findByCookie(cookieId: string): Promise<AdapterPayload | undefined> {
      return payloadOf(await database.session.findFirst({ where: { cookieId, ...alive() } }))
    },

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return payloadOf(await database.session.findFirst({ where: { uid, cookieId: { not: null }, ...alive() } }))
    },

    /** A cookie got a new value: the old one leads nowhere from now on. The session itself goes on. */
    async forgetCookie(cookieId: string): Promise<void> {
      await database.session.updateMany({ where: { cookieId }, data: { cookieId: null } })
    },
  }
}
