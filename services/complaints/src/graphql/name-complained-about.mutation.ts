import { answering } from '@candour/subgraph-kit'
import { saveComplainedAbout } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { stateWithoutHandler, stepRefusal } from '../domain/case-step.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { problem } from '../domain/problem.ts'
import { isComplainedAbout } from '../domain/who-may-handle.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface NameComplainedAboutInput {
  readonly complaintId: string
  readonly version: number
  readonly staffMemberId: string
}

const input = builder.inputType('NameComplainedAboutInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    staffMemberId: t.id({ required: true }),
  }),
})

builder.mutationField('nameComplainedAbout', (t) =>
  t.field({
    description:
      'Says that a case is about a member of staff, who from then on finds nothing of it, and loses it if it was theirs.',
    type: complaintPayload('NameComplainedAboutPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => nameComplainedAbout(args.input, context)),
  }),
)

const nameComplainedAbout = (given: NameComplainedAboutInput, context: ComplaintsContext) =>
  takeStep(context, 'name-party', given, async ({ record, file, procedure, actor, recording, refuse }) => {
    const { staffMemberId: id } = given
    const refusal = stepRefusal('name-party', file, procedure)
    if (refusal) return refuse(refusal)
    const name = isIdentifier(id) ? await context.cases.staffNameOf(recording.tx, id) : null
    if (name === null) return refuse(problem('UNKNOWN_STAFF', 'Choose a member of staff.', 'staffMemberId'))
    if (isComplainedAbout(file, id)) return refuse(problem('ALREADY_NAMED', 'It is known to be about them.', 'staffMemberId'))
    await recordEvent(recording, record, { kind: 'PARTY_NAMED', by: actor, text: name })
    return saveComplainedAbout(recording, record, { id, name }, stateWithoutHandler(file))
  })
