import { answering, ApiError, authorise, change, notThere, Rejected } from '@candour/subgraph-kit'
import type { RetentionTransaction } from '../data/database.ts'
import { namesPerson, type DisposalOfPerson } from '../data/disposals.ts'
import type { Actor } from '../data/holds.ts'
import type { Refused } from '../data/refused.ts'
import { readReason } from '../domain/hold.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { accepted } from './accepted.ts'
import { actorOf } from './actor.ts'
import { builder } from './builder.ts'
import type { RetentionContext } from './context.ts'
import { disposalPayload } from './disposal-payload.ts'
import { disposalRef } from './disposal-ref.ts'

const approveInput = builder.inputType('ApproveDisposalInput', { fields: (t) => ({ disposalId: t.id({ required: true }) }) })
const refuseInput = builder.inputType('RefuseDisposalInput', {
  fields: (t) => ({ disposalId: t.id({ required: true }), reason: t.string({ required: true }) }),
})

builder.mutationField('approveDisposal', (t) =>
  t.field({
    description:
      'Approves that a record goes: never one’s own proposal, and only while the record is still due. From then on it is erased, and nothing brings it back.',
    type: disposalPayload('ApproveDisposalPayload'),
    nullable: false,
    args: { input: t.arg({ type: approveInput, required: true }) },
    resolve: (_root, { input }, context) =>
      answering(() => decide(input.disposalId, context, (tx, proposed, by) => context.retention.approve(tx, proposed, by))),
  }),
)

builder.mutationField('refuseDisposal', (t) =>
  t.field({
    description: 'Refuses that a record goes. It may be proposed again.',
    type: disposalPayload('RefuseDisposalPayload'),
    nullable: false,
    args: { input: t.arg({ type: refuseInput, required: true }) },
    resolve: (_root, { input }, context) =>
      answering(() =>
        decide(input.disposalId, context, (tx, proposed, by) => {
          const read = readReason(input.reason)
          if ('problems' in read) throw new Rejected(read.problems)
          return context.retention.refuse(tx, proposed, read.reason, by)
        }),
      ),
  }),
)

async function decide(
  id: string,
  context: RetentionContext,
  verdict: (tx: RetentionTransaction, proposed: DisposalOfPerson, by: Actor) => Promise<DisposalOfPerson | Refused>,
) {
  const known = isIdentifier(id) ? await context.retention.findDisposal(id) : null
  if (!namesPerson(known)) throw await notThere(context, 'Disposal', ['retention'])
  const about = { ...disposalRef(known), subjectId: known.serviceUserId }
  await authorise(context, 'decide', about, ['retention'], 'retention')
  if (!context.viewer.roles.includes(context.profile.retention.disposal.decidedBy)) {
    context.audit.note('refused', about, ['retention'])
    throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE' })
  }
  const disposal = await change(context, ['retention'], async (tx) => ({
    result: accepted(await verdict(tx, known, await actorOf(context, tx))),
    ref: about,
  }))
  return { disposal }
}
