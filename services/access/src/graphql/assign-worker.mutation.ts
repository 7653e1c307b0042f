import { answering, authorise, change } from '@candour/subgraph-kit'
import { assign } from '../data/assignments.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { assignmentPayload } from './payload.ts'

interface AssignWorkerInput {
  readonly serviceUserId: string
  readonly staffMemberId: string
}

const input = builder.inputType('AssignWorkerInput', {
  fields: (t) => ({ serviceUserId: t.id({ required: true }), staffMemberId: t.id({ required: true }) }),
})

builder.mutationField('assignWorker', (t) =>
  t.field({
    description: 'Gives a support worker access to a person of one of the viewer’s own teams.',
    type: assignmentPayload('AssignWorkerPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => assignWorker(args.input, context)),
  }),
)

async function assignWorker({ serviceUserId, staffMemberId }: AssignWorkerInput, context: AccessContext) {
  const { viewer, clock } = context
  await authorise(context, 'create', ofServiceUser(context, serviceUserId, 'Assignment'), ['access'])
  const wish = { organisation: viewer.organisation, subjectId: serviceUserId, staffMemberId, createdById: viewer.id }
  const assignment = await change(context, ['access'], async (tx) => {
    const result = accepted(await assign(tx, clock, wish))
    return { result, ref: ofServiceUser(context, serviceUserId, 'Assignment', result.id) }
  })
  return { assignment }
}
