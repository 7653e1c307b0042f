import { answering, authorise, change, notThere, Rejected } from '@candour/subgraph-kit'
import { readReason } from '../domain/hold.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { actorOf } from './actor.ts'
import { builder } from './builder.ts'
import type { RetentionContext } from './context.ts'
import { holdRef } from './hold.type.ts'
import { holdPayload } from './payload.ts'

const input = builder.inputType('ReleaseHoldInput', {
  fields: (t) => ({
    holdId: t.id({ required: true }),
    reason: t.string({ required: true }),
  }),
})

builder.mutationField('releaseHold', (t) =>
  t.field({
    description: 'Lifts a hold. The record then goes by the rules again, and by whatever else holds it.',
    type: holdPayload('ReleaseHoldPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => releaseHold(args.input, context)),
  }),
)

async function releaseHold(given: { readonly holdId: string; readonly reason: string }, context: RetentionContext) {
  const { retention } = context
  const known = isIdentifier(given.holdId) ? await retention.findHold(given.holdId) : null
  if (!known) throw await notThere(context, 'Hold', ['retention'])
  await authorise(context, 'update', holdRef(known), ['retention'], 'retention')
  const read = readReason(given.reason)
  if ('problems' in read) throw new Rejected(read.problems)
  const hold = await change(context, ['retention'], async (tx) => {
    const released = await retention.release(tx, known, read.reason, await actorOf(context, tx))
    if (!released) throw await liftedBefore(known.id, context)
    return { result: released, ref: holdRef(released) }
  })
  return { hold }
}

async function liftedBefore(id: string, { retention }: RetentionContext) {
  const current = await retention.findHold(id)
  return new Rejected(
    [{ code: 'CONFLICT', message: 'Somebody else lifted this hold first.', path: ['holdId'] }],
    current ? { hold: current } : undefined,
  )
}
