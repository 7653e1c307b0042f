import type { Clock } from '@candour/database'
import type { AccessTransaction } from './database.ts'

/** Says whose record is the account's own. */
export const linkPersonAccount = (
  tx: AccessTransaction,
  clock: Clock,
  link: { readonly organisation: string; readonly accountId: string; readonly subjectId: string },
) => tx.personAccount.create({ data: { ...link, linkedAt: clock.now() } })
