import { answering, authorise, change, conflict, notThere } from '@candour/subgraph-kit'
import { endAssignment, findAssignment } from '../data/assignments.ts'
import { isRefusal } from '../domain/refusal.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { assignmentPayload } from './payload.ts'

const input = builder.inputType('EndAssignmentInput', { fields: (t) => ({ assignmentId: t.id({ required: true }) }) })

builder.mutationField('endAssignment', (t) =>
  t.field({
    description: 'Ends a worker’s access to a person of one of the viewer’s own teams, effective on the worker’s next request.',
    type: assignmentPayload('EndAssignmentPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => end(args.input.assignmentId, context)),
  }),
)

async function end(assignmentId: string, context: AccessContext) {
  const { viewer, clock, db } = context
  const known = await findAssignment(db, assignmentId)
  if (!known) throw await notThere(context, 'Assignment', ['access'])
  const ref = ofServiceUser(context, known.subjectId, 'Assignment', assignmentId)
  await authorise(context, 'update', ref, ['access'], 'access')
  const assignment = await change(context, ['access'], async (tx) => {
    const outcome = await endAssignment(tx, clock, { organisation: viewer.organisation, assignmentId, endedById: viewer.id })
    if (isRefusal(outcome) && outcome.refused === 'CONFLICT') throw conflict({ assignment: known })
    return { result: accepted(outcome), ref }
  })
  return { assignment }
}
