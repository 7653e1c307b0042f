import { newId } from '@candour/database'
import type { Recording } from './recording.ts'
import { staffNamesOf } from './staff-names.ts'

/** Accounts of those who hold a role now, but for whom a case is about; the longest there first. */
export async function holdersOf(
  { tx, clock }: Pick<Recording, 'tx' | 'clock'>,
  role: string,
  complainedAbout: readonly string[],
): Promise<string[]> {
  const now = clock.now()
  const holders = await tx.roleHolder.findMany({
    where: {
      role,
      accountId: { notIn: [...complainedAbout] },
      effectiveFrom: { lte: now },
      OR: [{ endedAt: null }, { endedAt: { gt: now } }],
    },
    orderBy: [{ effectiveFrom: 'asc' }, { accountId: 'asc' }],
    select: { accountId: true },
    distinct: ['accountId'],
  })
  return holders.map(({ accountId }) => accountId)
}

/**
 * Lets those to whom the organisation has all cases go first look into this one: whoever holds the role of its queue now and is
 * not complained about [DMWS-47].
 */
export async function addRecipients(
  { tx, clock }: Recording,
  record: { readonly id: string; readonly organisation: string },
  queue: string,
  complainedAbout: readonly string[],
): Promise<void> {
  const now = clock.now()
  const names = await staffNamesOf(tx, await holdersOf({ tx, clock }, queue, complainedAbout))
  await tx.caseParty.createMany({
    data: [...names].map(([staffId, name]) => ({
      id: newId(clock),
      organisation: record.organisation,
      caseId: record.id,
      staffId,
      kind: 'RECIPIENT' as const,
      name,
      fromAt: now,
    })),
  })
}
