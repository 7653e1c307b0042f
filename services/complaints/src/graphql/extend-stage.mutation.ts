import { answering } from '@candour/subgraph-kit'
import { saveExtension } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { extendStage as settle } from '../domain/extend-stage.ts'
import { isProblem } from '../domain/problem.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface ExtendStageInput {
  readonly complaintId: string
  readonly version: number
  readonly by: number
  readonly reason: string
  readonly notice: string
}

const input = builder.inputType('ExtendStageInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    by: t.int({ required: true, description: 'How much longer, in the unit in which the procedure measures it.' }),
    reason: t.string({ required: true }),
    notice: t.string({ required: true, description: 'What the person is told. Kept in the timeline.' }),
  }),
})

builder.mutationField('extendStage', (t) =>
  t.field({
    description: 'Gives a stage more time: once, before its time is up, and no more than the procedure lets it have.',
    type: complaintPayload('ExtendStagePayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => extendStage(args.input, context)),
  }),
)

const extendStage = (given: ExtendStageInput, context: ComplaintsContext) =>
  takeStep(context, 'extend', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
    const extension = settle(given, file, procedure, today)
    if (isProblem(extension)) return refuse(extension)
    await recordEvent(recording, record, { kind: 'EXTENDED', by: actor, text: extension.notice })
    return saveExtension(recording, record, extension, today)
  })
