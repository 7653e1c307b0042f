import { answering, authorise, change } from '@candour/subgraph-kit'
import { recordEvidence } from '../data/staff-evidence.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import { staffMemberPayload } from './payload.ts'

interface RecordStaffEvidenceInput {
  readonly staffMemberId: string
  readonly kind: string
  readonly title: string
  readonly givenOn: string
}

const input = builder.inputType('RecordStaffEvidenceInput', {
  fields: (t) => ({
    staffMemberId: t.id({ required: true }),
    kind: t.string({ required: true, description: '`undertaking` or `training`.' }),
    title: t.string({ required: true, description: 'Which paper was signed, which course was done.' }),
    givenOn: t.field({ type: 'Date', required: true }),
  }),
})

builder.mutationField('recordStaffEvidence', (t) =>
  t.field({
    description: 'Records what must come before a role: that a member of staff signed the undertaking, or did the training.',
    type: staffMemberPayload('RecordStaffEvidencePayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => recordStaffEvidence(args.input, context)),
  }),
)

async function recordStaffEvidence(given: RecordStaffEvidenceInput, context: AccessContext) {
  const { viewer, clock } = context
  const ref = ofOrganisation(context, 'StaffMember', given.staffMemberId)
  await authorise(context, 'update', ref, ['staff'])
  const evidence = { ...given, organisation: viewer.organisation, recordedById: viewer.id }
  const staffMember = await change(context, ['staff'], async (tx) => ({
    result: accepted(await recordEvidence(tx, clock, evidence)),
    ref,
  }))
  return { staffMember }
}
