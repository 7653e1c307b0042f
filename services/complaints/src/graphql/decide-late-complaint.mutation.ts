import { answering } from '@candour/subgraph-kit'
import { saveDecision, saveLateAcceptance } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { decideLate } from '../domain/decide-late.ts'
import { outcomeText } from '../domain/outcome-text.ts'
import { isProblem } from '../domain/problem.ts'
import { timeliness } from '../domain/timeliness.ts'
import { placesToTurn } from '../domain/where-to-turn.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface DecideLateComplaintInput {
  readonly complaintId: string
  readonly version: number
  readonly accept: boolean
  readonly reason: string
}

const input = builder.inputType('DecideLateComplaintInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    accept: t.boolean({ required: true, description: 'Whether it is looked into although it came too late.' }),
    reason: t.string({ required: true, description: 'Why. The person reads it.' }),
  }),
})

builder.mutationField('decideLateComplaint', (t) =>
  t.field({
    description:
      'Accepts a case although it came too late for its procedure, or refuses it as out of time. The person is told the reason, and when it is refused whom else to turn to.',
    type: complaintPayload('DecideLateComplaintPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => decideLateComplaint(args.input, context)),
  }),
)

const decideLateComplaint = (given: DecideLateComplaintInput, context: ComplaintsContext) =>
  takeStep(context, 'decide-late', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
    const decision = decideLate(given, file, procedure, actor)
    if (isProblem(decision)) return refuse(decision)
    const { accept, reason } = decision
    await recordEvent(recording, record, { kind: accept ? 'LATE_ACCEPTED' : 'LATE_REFUSED', by: actor, text: reason })
    if (accept) return saveLateAcceptance(recording, record)
    const why = [reason, timeliness(file, procedure)?.explanation].filter(Boolean).join('\n\n')
    // There is no further stage to ask for: it is the procedure as a whole that does not take the case.
    const outcome = outcomeText(why, { procedure, stage: null, decidedOn: today, places: placesToTurn(context.profile) })
    return saveDecision(recording, record, { findings: null, outcome }, actor, today, 'REFUSED')
  })
