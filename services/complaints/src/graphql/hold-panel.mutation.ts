import { calendarDate, writtenDate } from '@candour/statutory-clock'
import { savePanelHeld } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { holdPanel as refusalToHold } from '../domain/review-panel.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('holdPanel', {
  step: 'hold-panel',
  description: 'Records that the panel of the present stage met.',
  input: (t) => ({
    on: t.field({
      type: 'Date',
      required: true,
      description: 'The day on which it met. The time for its report counts from it.',
    }),
  }),
  async take(given, { record, file, procedure, actor, today, recording, refuse }) {
    const on = calendarDate(given.on)
    const refusal = refusalToHold(on, file, procedure, today)
    if (refusal) return refuse(refusal)
    await recordEvent(recording, record, { kind: 'PANEL_HELD', by: actor, text: writtenDate(on) })
    return savePanelHeld(recording, record, on)
  },
})
