import { answering } from '@candour/subgraph-kit'
import { saveAllocation } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { stateWithHandler, stepRefusal } from '../domain/case-step.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { problem } from '../domain/problem.ts'
import { handlerRefusal, queueRefusal } from '../domain/who-may-handle.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface AllocateComplaintInput {
  readonly complaintId: string
  readonly version: number
  readonly staffMemberId: string
}

const input = builder.inputType('AllocateComplaintInput', {
  fields: (t) => ({
    complaintId: t.id({ required: true }),
    version: t.int({ required: true }),
    staffMemberId: t.id({ required: true, description: 'Who is to look into it.' }),
  }),
})

builder.mutationField('allocateComplaint', (t) =>
  t.field({
    description:
      'Gives a case to a member of staff: never to somebody whom it is about, nor to who decided the stage it reviews.',
    type: complaintPayload('AllocateComplaintPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => allocateComplaint(args.input, context)),
  }),
)

const cannotHandle = problem(
  'CANNOT_HANDLE',
  'This member of staff cannot look into this case. Choose somebody else.',
  'staffMemberId',
)

const allocateComplaint = (given: AllocateComplaintInput, context: ComplaintsContext) =>
  takeStep(context, 'allocate', given, async ({ record, file, procedure, actor, recording, refuse }) => {
    const { staffMemberId: id } = given
    const refusal = stepRefusal('allocate', file, procedure) ?? queueRefusal(file, actor) ?? handlerRefusal(file, procedure, id)
    if (refusal) return refuse(refusal)
    const name = isIdentifier(id) ? await context.cases.staffNameOf(recording.tx, id) : null
    // Why somebody is shut out of a person's record may tell of family ties: the same is told as of who is not there at all.
    if (name === null || (await context.cases.isShutOut(recording.tx, id, record.serviceUserId))) return refuse(cannotHandle)
    await recordEvent(recording, record, { kind: 'ALLOCATED', by: actor, text: name })
    return saveAllocation(recording, record, { id, name }, stateWithHandler(file, procedure))
  })
