import type { ComplaintsTransaction } from './database.ts'

type Names = Pick<ComplaintsTransaction, 'staffName'>

/** The name under which a member of staff signs what they do; null for somebody who is not on the staff. */
export async function staffNameOf(tx: Names, accountId: string): Promise<string | null> {
  const staff = await tx.staffName.findFirst({ where: { accountId }, select: { name: true } })
  return staff?.name ?? null
}

/** The names of several members of staff by account; whoever is not on the staff is missing. */
export async function staffNamesOf(tx: Names, accountIds: readonly string[]): Promise<Map<string, string>> {
  const staff = await tx.staffName.findMany({ where: { accountId: { in: [...accountIds] } } })
  return new Map(staff.map(({ accountId, name }) => [accountId, name]))
}

/** Whether somebody on the staff goes by one of these names, however it is capitalised. */
export async function isNameOnStaff(tx: Names, names: readonly string[]): Promise<boolean> {
  const found = await tx.staffName.findFirst({
    where: { OR: names.map((name) => ({ name: { equals: name, mode: 'insensitive' as const } })) },
    select: { accountId: true },
  })
  return found !== null
}
