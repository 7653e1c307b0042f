import { answering, ApiError, change, conflict, notThere } from '@candour/subgraph-kit'
import { closeBreakGlassReview, findBreakGlass } from '../data/break-glass.ts'
import type { BreakGlassReview } from '../domain/break-glass.ts'
import { isRefusal } from '../domain/refusal.ts'
import { accepted } from './accepted.ts'
import { breakGlassPayload } from './break-glass.payload.ts'
import { mayReview } from './break-glass.type.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'

const input = builder.inputType('ReviewBreakGlassInput', {
  fields: (t) => ({
    breakGlassId: t.id({ required: true }),
    justified: t.boolean({ required: true }),
    finding: t.string({ required: true, description: 'What was found. The person may read it.' }),
  }),
})

builder.mutationField('reviewBreakGlass', (t) =>
  t.field({
    description:
      'Closes the review of an emergency access that is over. For the data protection officer, and never of their own.',
    type: breakGlassPayload('ReviewBreakGlassPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => review(args.input, context)),
  }),
)

async function review(
  { breakGlassId: id, ...given }: BreakGlassReview & { readonly breakGlassId: string },
  context: AccessContext,
) {
  const { viewer, clock, db, vault, audit } = context
  const known = await findBreakGlass(db, id)
  if (!known) throw await notThere(context, 'BreakGlass', ['access'])
  const ref = ofServiceUser(context, known.subjectId, 'BreakGlass', id)
  if (!(await mayReview(context, known))) {
    audit.note('refused', ref, ['access'])
    throw new ApiError('NOT_FOUND')
  }
  const breakGlass = await change(context, ['access', 'audit'], async (tx) => {
    const outcome = await closeBreakGlassReview(tx, clock, vault, { ...given, id, reviewedById: viewer.id })
    if (isRefusal(outcome)) {
      if (outcome.refused === 'CONFLICT') throw conflict({ breakGlass: (await findBreakGlass(tx, id)) ?? known })
      if (outcome.refused === 'OWN_ACCESS') audit.note('refused', ref, ['access'])
    }
    return { result: accepted(outcome), ref: { ...ref, resource: 'BreakGlassReview' } }
  })
  return { breakGlass }
}
