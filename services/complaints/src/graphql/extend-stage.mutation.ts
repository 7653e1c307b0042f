import { saveExtension } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { extendStage as settle } from '../domain/extend-stage.ts'
import { isProblem } from '../domain/problem.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('extendStage', {
  step: 'extend',
  description: 'Gives a stage more time: once, before its time is up, and no more than the procedure lets it have.',
  input: (t) => ({
    by: t.int({ required: true, description: 'How much longer, in the unit in which the procedure measures it.' }),
    reason: t.string({ required: true }),
    notice: t.string({ required: true, description: 'What the person is told. Kept in the timeline.' }),
  }),
  async take(given, { record, file, procedure, actor, today, recording, refuse }) {
    const extension = settle(given, file, procedure, today)
    if (isProblem(extension)) return refuse(extension)
    await recordEvent(recording, record, { kind: 'EXTENDED', by: actor, text: extension.notice })
    return saveExtension(recording, record, extension, today)
  },
})
