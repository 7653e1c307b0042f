import { complainedAboutIn } from '../data/case-record.ts'
import { saveNextStage } from '../data/change-case.ts'
import { queueOf } from '../data/queue.ts'
import { recordEvent } from '../data/recording.ts'
import { advance } from '../domain/advance-case.ts'
import { isWritten, parseFreeText } from '../domain/free-text.ts'
import { isProblem, problem } from '../domain/problem.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('advanceStage', {
  step: 'advance',
  description: 'Asks for the next stage after a decision. Somebody is found for it anew.',
  input: (t) => ({
    reason: t.string({ description: 'Why the person is not content with what was decided.' }),
  }),
  async take(given, { record, file, procedure, actor, today, recording, refuse }, context) {
    const stage = advance(file, procedure, today)
    if (isProblem(stage)) return refuse(stage)
    const text = isWritten(given.reason) ? parseFreeText(given.reason) : null
    if (isWritten(given.reason) && text === null) return refuse(problem('INVALID', 'Shorten the reason.', 'reason'))
    await recordEvent(recording, record, { kind: 'ADVANCED', by: actor, text })
    const about = complainedAboutIn(record).map(({ staffId }) => staffId)
    return saveNextStage(recording, record, stage, await queueOf(recording, context.profile.complaints, about))
  },
})
