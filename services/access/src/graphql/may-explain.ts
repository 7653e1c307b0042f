import type { DataCategory } from '@candour/need-to-know'
import { ofServiceUser, type AccessContext } from './context.ts'

/** What an explanation tells of: how the colleague stands to the person, what the person consented to, whether they restricted the use of their data. */
export const toldByExplanations = ['access', 'consent', 'rights'] as const satisfies readonly DataCategory[]

/** Whether the viewer may hear why a colleague may or may not see something of this person: whoever may read all that the answer tells of. */
export async function mayExplainForColleagues(context: AccessContext, serviceUserId: string): Promise<boolean> {
  const ref = ofServiceUser(context, serviceUserId)
  for (const fact of toldByExplanations) if (!(await context.needToKnow.may('read', ref, [fact]))) return false
  return true
}
