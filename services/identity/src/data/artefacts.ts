import type { AdapterPayload } from 'oidc-provider'
import type { Clock } from '@candour/database'
import type { Database } from './database.ts'
import { storable } from './storable.ts'

export type Artefacts = ReturnType<typeof artefactStore>

/** Somebody used what works once, or stored what must be new, a second time. */
export class AlreadyUsedError extends Error {
  override readonly name = 'AlreadyUsedError'
}

/** Interactions, authorisation codes, grants and used assertions of the provider. */
export function artefactStore(database: Database, clock: Clock) {
  const expiry = (seconds: number | undefined) =>
    seconds === undefined ? null : new Date(clock.now().getTime() + seconds * 1000)

  return {
    async save(kind: string, id: string, payload: AdapterPayload, seconds: number | undefined): Promise<void> {
      const data = {
        payload: storable(payload),
        grantId: payload.grantId ?? null,
        sessionUid: payload.sessionUid ?? payload.session?.uid ?? null,
        expiresAt: expiry(seconds),
      }
      await database.artefact.upsert({ where: { kind_id: { kind, id } }, create: { kind, id, ...data }, update: data })
    },

    /** Remembers an id that may occur once only, such as that of a client's assertion. @throws AlreadyUsedError */
    async saveOnce(kind: string, id: string, payload: AdapterPayload, seconds: number | undefined): Promise<void> {
      const rows = [{ kind, id, payload: storable(payload), expiresAt: expiry(seconds) }]
      const { count } = await database.artefact.createMany({ data: rows, skipDuplicates: true })
      if (count === 0) throw new AlreadyUsedError('This was used before.')
    },

    async find(kind: string, id: string): Promise<AdapterPayload | undefined> {
      const row = await database.artefact.findUnique({ where: { kind_id: { kind, id } } })
      if (!row || (row.expiresAt && row.expiresAt <= clock.now())) return undefined
      const consumed = row.consumedAt && Math.floor(row.consumedAt.getTime() / 1000)
      return { ...(row.payload as AdapterPayload), ...(consumed ? { consumed } : {}) }
    },

    /** Uses up what works once; of two at the same moment one succeeds. @throws AlreadyUsedError */
    async consume(kind: string, id: string): Promise<void> {
      const used = await database.artefact.updateMany({
        where: { kind, id, consumedAt: null },
        data: { consumedAt: clock.now() },
      })
      if (used.count === 0) throw new AlreadyUsedError('This was used before.')
    },

    async remove(kind: string, id: string): Promise<void> {
      await database.artefact.deleteMany({ where: { kind, id } })
    },

    async removeByGrant(kind: string, grantId: string): Promise<void> {
      await database.artefact.deleteMany({ where: { kind, grantId } })
    },
  }
}
