import { answering } from '@candour/subgraph-kit'
import { saveNextStage } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { advance } from '../domain/advance-case.ts'
import { isWritten, parseFreeText } from '../domain/free-text.ts'
import { isProblem, problem } from '../domain/problem.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface AdvanceStageInput {
  readonly complaintId: string
  readonly version: number
  readonly reason?: string | null | undefined
}

const input = builder.inputType('AdvanceStageInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.string({ description: 'Why the person is not content with what was decided.' }),
  }),
})

builder.mutationField('advanceStage', (t) =>
  t.field({
    description: 'Asks for the next stage after a decision. Somebody is found for it anew.',
    type: complaintPayload('AdvanceStagePayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => advanceStage(args.input, context)),
  }),
)

const advanceStage = (given: AdvanceStageInput, context: ComplaintsContext) =>
  takeStep(context, 'advance', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
    const stage = advance(file, procedure, today)
    if (isProblem(stage)) return refuse(stage)
    const text = isWritten(given.reason) ? parseFreeText(given.reason) : null
    if (isWritten(given.reason) && text === null) return refuse(problem('INVALID', 'Shorten the reason.', 'reason'))
    await recordEvent(recording, record, { kind: 'ADVANCED', by: actor, text })
    return saveNextStage(recording, record, stage, context.profile.complaints.firstRecipient)
  })
