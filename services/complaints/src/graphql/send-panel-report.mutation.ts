import { answering } from '@candour/subgraph-kit'
import { calendarDate } from '@candour/statutory-clock'
import { savePanelReported } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { isProblem } from '../domain/problem.ts'
import { sendReport } from '../domain/review-panel.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface SendPanelReportInput {
  readonly complaintId: string
  readonly version: number
  readonly on: string
  readonly report: string
}

const input = builder.inputType('SendPanelReportInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    on: t.field({
      type: 'Date',
      required: true,
      description: 'The day on which it was sent. The time for the answer counts from it.',
    }),
    report: t.string({
      required: true,
      description: 'What the panel found and recommends. The person reads it in the timeline.',
    }),
  }),
})

builder.mutationField('sendPanelReport', (t) =>
  t.field({
    description: 'Records the report of the panel of the present stage, as the person is told it. The decision answers it.',
    type: complaintPayload('SendPanelReportPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => sendPanelReport(args.input, context)),
  }),
)

const sendPanelReport = (given: SendPanelReportInput, context: ComplaintsContext) =>
  takeStep(context, 'send-report', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
    const report = sendReport({ on: calendarDate(given.on), text: given.report }, file, procedure, today)
    if (isProblem(report)) return refuse(report)
    await recordEvent(recording, record, { kind: 'PANEL_REPORTED', by: actor, text: report.text })
    return savePanelReported(recording, record, report.on)
  })
