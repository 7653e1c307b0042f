import type { Clock } from '@candour/database'
import type { Database, Transaction } from './database.ts'

/** Somebody as an organisation's own issuer knows them. */
export interface OutsideIdentity {
  organisation: string
  issuer: string
  subject: string
}

export type OutsideLinks = ReturnType<typeof outsideLinkStore>

/** Which account is whose, of those who sign in at their organisation's own issuer. */
export function outsideLinkStore(database: Database, clock: Clock) {
  return {
    async accountOf({ organisation, issuer, subject }: OutsideIdentity): Promise<string | null> {
      const link = await database.outsideLink.findUnique({
        where: { organisation_issuer_subject: { organisation, issuer, subject } },
        select: { accountId: true },
      })
      return link?.accountId ?? null
    },

    async isLinked(accountId: string, issuer: string): Promise<boolean> {
      return (await database.outsideLink.count({ where: { accountId, issuer } })) > 0
    },

    /** Ties them together; whatever the account or the identity was tied to at this issuer before is over. */
    async linkIn(tx: Transaction, { organisation, issuer, subject }: OutsideIdentity, accountId: string): Promise<void> {
      await tx.outsideLink.deleteMany({
        where: {
          OR: [
            { accountId, issuer },
            { organisation, issuer, subject },
          ],
        },
      })
      await tx.outsideLink.create({ data: { organisation, issuer, subject, accountId, linkedAt: clock.now() } })
    },

    /** What was lost may be in other hands: the way back begins without any link. */
    async unlinkIn(tx: Transaction, accountId: string): Promise<void> {
      await tx.outsideLink.deleteMany({ where: { accountId } })
    },
  }
}
