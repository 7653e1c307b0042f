import { answering } from '@candour/subgraph-kit'
import { calendarDate, writtenDate } from '@candour/statutory-clock'
import { savePanelHeld } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { holdPanel as refusalToHold } from '../domain/review-panel.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface HoldPanelInput {
  readonly complaintId: string
  readonly version: number
  readonly on: string
}

const input = builder.inputType('HoldPanelInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'The day on which it met. The time for its report counts from it.',
    }),
  }),
})

builder.mutationField('holdPanel', (t) =>
  t.field({
    description: 'Records that the panel of the present stage met.',
    type: complaintPayload('HoldPanelPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => holdPanel(args.input, context)),
  }),
)

const holdPanel = (given: HoldPanelInput, context: ComplaintsContext) =>
  takeStep(context, 'hold-panel', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
    const on = calendarDate(given.on)
    const refusal = refusalToHold(on, file, procedure, today)
    if (refusal) return refuse(refusal)
    await recordEvent(recording, record, { kind: 'PANEL_HELD', by: actor, text: writtenDate(on) })
    return savePanelHeld(recording, record, on)
  })
