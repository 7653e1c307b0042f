import { ApiError } from '@candour/subgraph-kit'
import { saveEnd } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { stepRefusal } from '../domain/case-step.ts'
import { isWritten, parseFreeText } from '../domain/free-text.ts'
import { problem } from '../domain/problem.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('withdrawComplaint', {
  step: 'withdraw',
  description: 'Takes back what one brought, while it is not decided. For the person alone.',
  input: (t) => ({
    reason: t.string({ description: 'Nobody has to give one.' }),
  }),
  async take(given, { record, file, procedure, actor, today, recording, refuse }) {
    // No member of staff ends a complaint by saying that it was taken back.
    if (actor.kind !== 'PERSON') throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
    const refusal = stepRefusal('withdraw', file, procedure)
    if (refusal) return refuse(refusal)
    const text = isWritten(given.reason) ? parseFreeText(given.reason) : null
    if (isWritten(given.reason) && text === null) return refuse(problem('INVALID', 'Shorten the reason.', 'reason'))
    await recordEvent(recording, record, { kind: 'WITHDRAWN', by: actor, text })
    return saveEnd(recording, record, 'WITHDRAWN', today)
  },
})
