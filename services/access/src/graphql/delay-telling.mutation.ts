import { answering, authorise, change, conflict, notThere } from '@candour/subgraph-kit'
import { findDelay, putOffTelling, tellNow } from '../data/delayed-telling.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { DelayedTelling as DelayedTellingRow } from '../generated/prisma/client.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { DelayedTelling } from './delayed-telling.type.ts'
import type { Outcome } from './payload.ts'

const delayInput = builder.inputType('DelayTellingInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    entryId: t.id({
      required: true,
      description: 'An entry of the person’s access log: from it on, what that viewer does for that purpose.',
    }),
    days: t.int({ required: true }),
    reason: t.string({ required: true, description: 'On what ground in law. Kept sealed.' }),
  }),
})
const tellInput = builder.inputType('TellNowInput', { fields: (t) => ({ delayedTellingId: t.id({ required: true }) }) })

const payload = (name: string) =>
  builder.objectRef<Outcome<{ readonly delayedTelling: DelayedTellingRow }>>(name).implement({
    fields: (t) => ({
      delayedTelling: t.field({
        type: DelayedTelling,
        category: 'reference',
        resolve: ({ changed }) => changed?.delayedTelling ?? null,
      }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

builder.mutationFields((t) => ({
  delayTelling: t.field({
    description:
      'Has the person told later that somebody looked, where telling now would warn somebody or do serious harm. For the data protection officer.',
    type: payload('DelayTellingPayload'),
    nullable: false,
    args: { input: t.arg({ type: delayInput, required: true }) },
    resolve: (_root, args, context) => answering(() => delay(args.input, context)),
  }),
  tellNow: t.field({
    description: 'Has the person told now what was to be told later.',
    type: payload('TellNowPayload'),
    nullable: false,
    args: { input: t.arg({ type: tellInput, required: true }) },
    resolve: (_root, args, context) => answering(() => tell(args.input.delayedTellingId, context)),
  }),
}))

async function delay(
  given: { readonly serviceUserId: string; readonly entryId: string; readonly days: number; readonly reason: string },
  context: AccessContext,
) {
  const { viewer, clock, vault } = context
  const { serviceUserId: subjectId, ...wish } = given
  await authorise(context, 'decide', ofServiceUser(context, subjectId, 'DelayedTelling'), ['access'])
  const delayedTelling = await change(context, ['audit'], async (tx) => {
    const result = accepted(await putOffTelling(tx, clock, vault, { ...wish, subjectId, decidedById: viewer.id }))
    return { result, ref: ofServiceUser(context, subjectId, 'DelayedTelling', result.id) }
  })
  return { delayedTelling }
}

async function tell(id: string, context: AccessContext) {
  const { clock, db } = context
  const known = await findDelay(db, id)
  if (!known) throw await notThere(context, 'DelayedTelling', ['access'])
  const ref = ofServiceUser(context, known.subjectId, 'DelayedTelling', id)
  await authorise(context, 'decide', ref, ['access'], 'audit')
  const delayedTelling = await change(context, ['audit'], async (tx) => {
    const outcome = await tellNow(tx, clock, id)
    if (isRefusal(outcome) && outcome.refused === 'CONFLICT') throw conflict({ delayedTelling: known })
    return { result: accepted(outcome), ref }
  })
  return { delayedTelling }
}
