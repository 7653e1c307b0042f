import { answering, ApiError, change, conflict } from '@candour/subgraph-kit'
import { endBreakGlass, findBreakGlass } from '../data/break-glass.ts'
import { isRefusal } from '../domain/refusal.ts'
import { accepted } from './accepted.ts'
import { ownBreakGlassPayload } from './break-glass.payload.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'

const input = builder.inputType('EndBreakGlassInput', { fields: (t) => ({ breakGlassId: t.id({ required: true }) }) })

builder.mutationField('endBreakGlass', (t) =>
  t.field({
    description: 'Ends the viewer’s own emergency access before its time, effective on the next read.',
    type: ownBreakGlassPayload('EndBreakGlassPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => end(args.input.breakGlassId, context)),
  }),
)

async function end(id: string, context: AccessContext) {
  const { viewer, clock, db } = context
  const known = await findBreakGlass(db, id)
  if (!known || known.staffMemberId !== viewer.id) throw new ApiError('NOT_FOUND')
  const breakGlass = await change(context, ['access'], async (tx) => {
    const outcome = await endBreakGlass(tx, clock, id)
    if (isRefusal(outcome) && outcome.refused === 'CONFLICT') throw conflict({ breakGlass: known })
    return { result: accepted(outcome), ref: ofServiceUser(context, known.subjectId, 'BreakGlassEnd', id) }
  })
  return { breakGlass }
}
