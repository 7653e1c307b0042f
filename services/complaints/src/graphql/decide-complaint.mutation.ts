import { answering } from '@candour/subgraph-kit'
import { saveDecision } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { presentStage } from '../domain/case-file.ts'
import { decide } from '../domain/decide-case.ts'
import { outcomeText } from '../domain/outcome-text.ts'
import { placesToTurn } from '../domain/where-to-turn.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface DecideComplaintInput {
  readonly complaintId: string
  readonly version: number
  readonly findings?: string | null | undefined
  readonly outcome: string
}

const input = builder.inputType('DecideComplaintInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    findings: t.string({ description: 'What the investigation found. Required for a complaint.' }),
    outcome: t.string({ required: true, description: 'What follows. Whom the person may turn to next is added to it.' }),
  }),
})

builder.mutationField('decideComplaint', (t) =>
  t.field({
    description: 'Records what was found and what follows, by somebody whom the case is not about.',
    type: complaintPayload('DecideComplaintPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => decideComplaint(args.input, context)),
  }),
)

const decideComplaint = (given: DecideComplaintInput, context: ComplaintsContext) =>
  takeStep(context, 'decide', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
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
  })
