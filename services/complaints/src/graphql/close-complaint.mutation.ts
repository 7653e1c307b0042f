import { answering } from '@candour/subgraph-kit'
import { saveEnd } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { stepRefusal } from '../domain/case-step.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface CloseComplaintInput {
  readonly complaintId: string
  readonly version: number
}

const input = builder.inputType('CloseComplaintInput', {
  fields: (t) => ({ complaintId: t.id({ required: true }), version: t.int({ required: true }) }),
})

builder.mutationField('closeComplaint', (t) =>
  t.field({
    description: 'Closes a case in which findings and outcome are recorded.',
    type: complaintPayload('CloseComplaintPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => closeComplaint(args.input, context)),
  }),
)

const closeComplaint = (given: CloseComplaintInput, context: ComplaintsContext) =>
  takeStep(context, 'close', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
    const refusal = stepRefusal('close', file, procedure)
    if (refusal) return refuse(refusal)
    await recordEvent(recording, record, { kind: 'CLOSED', by: actor })
    return saveEnd(recording, record, 'CLOSED', today)
  })
