import type { Clock } from '@candour/database'
import { londonDateOf } from '@candour/statutory-clock'
import { refuse, type Refusal } from '../domain/refusal.ts'
import { canBeConfirmed } from '../domain/standing-of-representation.ts'
import type { Representation } from '../generated/prisma/client.ts'
import type { AccessTransaction } from './database.ts'
import { lockRepresentationsOf } from './representations.ts'
import { representationsOf } from './representations-of.ts'

/** Lets an authority that stopped at 16 go on, as of today, because the young person says so. */
export async function confirm(
  tx: AccessTransaction,
  clock: Clock,
  { id, organisation, subjectId }: Pick<Representation, 'id' | 'organisation' | 'subjectId'>,
): Promise<Representation | Refusal> {
  const now = clock.now()
  const today = londonDateOf(now)
  await lockRepresentationsOf(tx, organisation, subjectId)
  const [all] = await representationsOf(tx, organisation, [subjectId])
  const known = all?.find((each) => each.id === id)
  if (!known || !canBeConfirmed(known, now, today)) return refuse('NOT_SUSPENDED', 'There is nothing to confirm here.')
  return tx.representation.update({ where: { id }, data: { confirmedOn: new Date(today) } })
}
