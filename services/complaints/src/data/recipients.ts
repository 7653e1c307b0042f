import { newId } from '@candour/database'
import type { Recording } from './recording.ts'
import { staffNamesOf } from './staff-names.ts'

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
  const holders = await tx.roleHolder.findMany({
    where: {
      role: queue,
      accountId: { notIn: [...complainedAbout] },
      effectiveFrom: { lte: now },
      OR: [{ endedAt: null }, { endedAt: { gt: now } }],
    },
    select: { accountId: true },
    distinct: ['accountId'],
  })
  const names = await staffNamesOf(
    tx,
    holders.map(({ accountId }) => accountId),
  )
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
