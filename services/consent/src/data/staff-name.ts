import type { ConsentTransaction } from './database.ts'

/** The name under which a member of staff signs what they record; null for somebody who is not on the staff. */
export async function staffNameOf(tx: Pick<ConsentTransaction, 'staffName'>, accountId: string): Promise<string | null> {
  const staff = await tx.staffName.findFirst({ where: { accountId }, select: { name: true } })
  return staff?.name ?? null
}
