import type { Disposal } from '../generated/prisma/client.ts'
import type { RetentionContext } from './context.ts'
import { disposalRef } from './disposal-ref.ts'

/** Whether the viewer may decide a disposal: by the policy, and as whoever the organisation's schedule says decides. */
export async function mayDecideHere({ needToKnow, viewer, profile }: RetentionContext, disposal: Disposal): Promise<boolean> {
  return (
    viewer.roles.includes(profile.retention.disposal.decidedBy) &&
    (await needToKnow.may('decide', disposalRef(disposal), ['retention']))
  )
}
