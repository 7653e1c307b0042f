import type { RetentionTransaction } from './database.ts'

/** The name under which a member of staff signs what they do; null for somebody who is not on the staff. */
export async function staffNameOf(tx: Pick<RetentionTransaction, 'staffName'>, accountId: string): Promise<string | null> {
  const staff = await tx.staffName.findFirst({ where: { accountId }, select: { name: true } })
  return staff?.name ?? null
}
