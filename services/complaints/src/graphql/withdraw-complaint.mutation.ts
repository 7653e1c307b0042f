import { answering, ApiError } from '@candour/subgraph-kit'
import { saveEnd } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { stepRefusal } from '../domain/case-step.ts'
import { isWritten, parseFreeText } from '../domain/free-text.ts'
import { problem } from '../domain/problem.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface WithdrawComplaintInput {
  readonly complaintId: string
  readonly version: number
  readonly reason?: string | null | undefined
}

const input = builder.inputType('WithdrawComplaintInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.string({ description: 'Nobody has to give one.' }),
  }),
})

builder.mutationField('withdrawComplaint', (t) =>
  t.field({
    description: 'Takes back what one brought, while it is not decided. For the person alone.',
    type: complaintPayload('WithdrawComplaintPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => withdrawComplaint(args.input, context)),
  }),
)

const withdrawComplaint = (given: WithdrawComplaintInput, context: ComplaintsContext) =>
  takeStep(context, 'withdraw', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
    // No member of staff ends a complaint by saying that it was taken back.
    if (actor.kind !== 'PERSON') throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
    const refusal = stepRefusal('withdraw', file, procedure)
    if (refusal) return refuse(refusal)
    const text = isWritten(given.reason) ? parseFreeText(given.reason) : null
    if (isWritten(given.reason) && text === null) return refuse(problem('INVALID', 'Shorten the reason.', 'reason'))
    await recordEvent(recording, record, { kind: 'WITHDRAWN', by: actor, text })
    return saveEnd(recording, record, 'WITHDRAWN', today)
  })
