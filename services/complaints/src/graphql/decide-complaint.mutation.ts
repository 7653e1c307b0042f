import { saveDecision } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { presentStage } from '../domain/case-file.ts'
import { decide } from '../domain/decide-case.ts'
import { outcomeText } from '../domain/outcome-text.ts'
import { placesToTurn } from '../domain/where-to-turn.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('decideComplaint', {
  step: 'decide',
  description: 'Records what was found and what follows, by somebody whom the case is not about.',
  input: (t) => ({
    findings: t.string({ description: 'What the investigation found. Required for a complaint.' }),
    outcome: t.string({ required: true, description: 'What follows. Whom the person may turn to next is added to it.' }),
  }),
  async take(given, { record, file, procedure, actor, today, recording, refuse }, context) {
    const decision = decide(given, file, procedure, actor)
    if (!('outcome' in decision)) return refuse(...decision)
    const outcome = outcomeText(decision.outcome, {
      procedure,
      stage: presentStage(file).code,
      decidedOn: today,
      places: placesToTurn(context.profile),
    })
    await recordEvent(recording, record, { kind: 'DECIDED', by: actor })
    return saveDecision(recording, record, { ...decision, outcome }, actor, today)
  },
})
