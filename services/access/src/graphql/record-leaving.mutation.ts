import { answering, authorise, change } from '@candour/subgraph-kit'
import { leave } from '../data/leaving.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import { staffMemberPayload } from './payload.ts'

const input = builder.inputType('RecordLeavingInput', { fields: (t) => ({ staffMemberId: t.id({ required: true }) }) })

builder.mutationField('recordLeaving', (t) =>
  t.field({
    description: 'Records that a member of staff has left: all their access ends, effective on their next request.',
    type: staffMemberPayload('RecordLeavingPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => recordLeaving(args.input.staffMemberId, context)),
  }),
)

async function recordLeaving(staffMemberId: string, context: AccessContext) {
  const { viewer, clock } = context
  const ref = ofOrganisation(context, 'StaffMember', staffMemberId)
  await authorise(context, 'update', ref, ['staff'])
  const leaving = { organisation: viewer.organisation, staffMemberId, endedById: viewer.id }
  const staffMember = await change(context, ['staff', 'access'], async (tx) => ({
    result: accepted(await leave(tx, clock, leaving)),
    ref,
  }))
  return { staffMember }
}
