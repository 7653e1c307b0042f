import { answering, authorise, change, Rejected } from '@candour/subgraph-kit'
import { londonDateOf } from '@candour/statutory-clock'
import { readHold, type HoldInput } from '../domain/hold.ts'
import { accepted } from './accepted.ts'
import { actorOf } from './actor.ts'
import { builder } from './builder.ts'
import type { RetentionContext } from './context.ts'
import { holdKind } from './enums.ts'
import { holdRef } from './hold.type.ts'
import { holdPayload } from './payload.ts'
import { namedPerson } from './person-ref.ts'

const input = builder.inputType('PlaceHoldInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    kind: t.field({ type: holdKind, required: true }),
    reason: t.string({ required: true }),
    until: t.field({ type: 'Date', description: 'The last day it holds, where that is known. Left out: until it is lifted.' }),
  }),
})

builder.mutationField('placeHold', (t) =>
  t.field({
    description: 'Keeps a person’s record from disposal, whatever the rules say. It counts from the next read on.',
    type: holdPayload('PlaceHoldPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => placeHold(args.input, context)),
  }),
)

async function placeHold(given: HoldInput & { readonly serviceUserId: string }, context: RetentionContext) {
  const person = namedPerson(context, given.serviceUserId)
  await authorise(context, 'create', person, ['retention'])
  const read = readHold(given, londonDateOf(context.clock.now()))
  if ('problems' in read) throw new Rejected(read.problems)
  const hold = await change(context, ['retention'], async (tx) => {
    const result = accepted(await context.retention.place(tx, person.id, read.hold, await actorOf(context, tx)))
    return { result, ref: holdRef(result) }
  })
  return { hold }
}
