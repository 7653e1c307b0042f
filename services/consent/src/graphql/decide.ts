import { ApiError, change, type Rejected } from '@candour/subgraph-kit'
import type { ResourceRef } from '@candour/need-to-know'
import type { ConsentItemProfile } from '@candour/organisations'
import type { Recorder, Standing } from '../domain/consent.ts'
import type { NewDecision } from '../domain/decide-consent.ts'
import { consentRef, type ConsentOfPerson } from './consent.type.ts'
import type { ConsentContext } from './context.ts'

/** Whoever makes the request records the decision: the person about themselves, staff what they were told. */
export const recorderOf = ({ viewer }: ConsentContext): Recorder => ({
  id: viewer.id,
  kind: viewer.kind === 'service-user' ? 'PERSON' : 'STAFF',
})

/**
 * Puts a decision on record with its audit entry, in one transaction and under the lock of its item. `rule` is asked how the item stands
 * then, and answers with the decision, or with what to tell instead: then nothing is written.
 */
export async function decide(
  context: ConsentContext,
  person: ResourceRef,
  item: ConsentItemProfile,
  rule: (standing: Standing, current: ConsentOfPerson) => NewDecision | Rejected<{ readonly consent: ConsentOfPerson }>,
): Promise<{ readonly consent: ConsentOfPerson }> {
  const { consents, profile } = context
  const { organisation, id: serviceUserId } = person
  const recorder = recorderOf(context)
  const decided = await change(context, ['consent'], async (tx) => {
    const before = await consents.lock(tx, profile.consent.form, { organisation, serviceUserId, itemCode: item.code })
    const current: ConsentOfPerson = { organisation, serviceUserId, item, known: before }
    const outcome = rule(consents.standingOf(before), current)
    if (outcome instanceof Error) throw outcome
    const name = recorder.kind === 'STAFF' ? await consents.staffNameOf(tx, recorder.id) : null
    if (recorder.kind === 'STAFF' && name === null) throw new ApiError('FORBIDDEN')
    const known = await consents.record(tx, { organisation, serviceUserId, recorder: { ...recorder, name } }, outcome, before)
    return { result: { ...current, known }, ref: consentRef(current) }
  })
  consents.forget(serviceUserId)
  return { consent: decided }
}
