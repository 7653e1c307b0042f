import { saveDecision, saveLateAcceptance } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { decideLate } from '../domain/decide-late.ts'
import { outcomeText } from '../domain/outcome-text.ts'
import { isProblem } from '../domain/problem.ts'
import { timeliness } from '../domain/timeliness.ts'
import { placesToTurn } from '../domain/where-to-turn.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('decideLateComplaint', {
  step: 'decide-late',
  description:
    'Accepts a case although it came too late for its procedure, or refuses it as out of time. The person is told the reason, and when it is refused whom else to turn to.',
  input: (t) => ({
    accept: t.boolean({ required: true, description: 'Whether it is looked into although it came too late.' }),
    reason: t.string({ required: true, description: 'Why. The person reads it.' }),
  }),
  async take(given, { record, file, procedure, actor, today, recording, refuse }, context) {
    const decision = decideLate(given, file, procedure, actor)
    if (isProblem(decision)) return refuse(decision)
    const { accept, reason } = decision
    await recordEvent(recording, record, { kind: accept ? 'LATE_ACCEPTED' : 'LATE_REFUSED', by: actor, text: reason })
    if (accept) return saveLateAcceptance(recording, record)
    const why = [reason, timeliness(file, procedure)?.explanation].filter(Boolean).join('\n\n')
    // There is no further stage to ask for: it is the procedure as a whole that does not take the case.
    const outcome = outcomeText(why, { procedure, stage: null, decidedOn: today, places: placesToTurn(context.profile) })
    return saveDecision(recording, record, { findings: null, outcome }, actor, today, 'REFUSED')
  },
})
