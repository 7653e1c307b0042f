import { calendarDate } from '@candour/statutory-clock'
import { savePanelReported } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { isProblem } from '../domain/problem.ts'
import { sendReport } from '../domain/review-panel.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('sendPanelReport', {
  step: 'send-report',
  description: 'Records the report of the panel of the present stage, as the person is told it. The decision answers it.',
  input: (t) => ({
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
  async take(given, { record, file, procedure, actor, today, recording, refuse }) {
    const report = sendReport({ on: calendarDate(given.on), text: given.report }, file, procedure, today)
    if (isProblem(report)) return refuse(report)
    await recordEvent(recording, record, { kind: 'PANEL_REPORTED', by: actor, text: report.text })
    return savePanelReported(recording, record, report.on)
  },
})
