import { answering, authorise, change, Rejected } from '@candour/subgraph-kit'
import { readReason } from '../domain/hold.ts'
import { accepted } from './accepted.ts'
import { actorOf } from './actor.ts'
import { builder } from './builder.ts'
import type { RetentionContext } from './context.ts'
import { disposalPayload } from './disposal-payload.ts'
import { disposalRef } from './disposal-ref.ts'
import { namedPerson } from './person-ref.ts'

const input = builder.inputType('ProposeDisposalInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    reason: t.string({ required: true }),
  }),
})

builder.mutationField('proposeDisposal', (t) =>
  t.field({
    description: 'Proposes that a record goes whose day has come. Nothing happens until somebody else approves.',
    type: disposalPayload('ProposeDisposalPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => proposeDisposal(args.input, context)),
  }),
)

async function proposeDisposal(given: { readonly serviceUserId: string; readonly reason: string }, context: RetentionContext) {
  const person = namedPerson(context, given.serviceUserId)
  await authorise(context, 'create', person, ['retention'])
  const read = readReason(given.reason)
  if ('problems' in read) throw new Rejected(read.problems)
  const disposal = await change(context, ['retention'], async (tx) => {
    const result = accepted(await context.retention.propose(tx, person.id, read.reason, await actorOf(context, tx)))
    return { result, ref: disposalRef(result) }
  })
  return { disposal }
}
