import { answering, authorise, change } from '@candour/subgraph-kit'
import { takeRole } from '../data/role-grants.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import { staffMemberPayload } from './payload.ts'

interface EndRoleInput {
  readonly staffMemberId: string
  readonly role: string
}

const input = builder.inputType('EndRoleInput', {
  fields: (t) => ({ staffMemberId: t.id({ required: true }), role: t.string({ required: true }) }),
})

builder.mutationField('endRole', (t) =>
  t.field({
    description:
      'Takes a role from a member of staff, effective on their next request. The last administrator or data protection officer keeps theirs.',
    type: staffMemberPayload('EndRolePayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => endRole(args.input, context)),
  }),
)

async function endRole(given: EndRoleInput, context: AccessContext) {
  const { viewer, clock, profile } = context
  const ref = ofOrganisation(context, 'StaffMember', given.staffMemberId)
  await authorise(context, 'update', ref, ['staff'])
  const ending = { ...given, organisation: viewer.organisation, endedById: viewer.id, switchedOn: profile.roles }
  const staffMember = await change(context, ['staff', 'access'], async (tx) => ({
    result: accepted(await takeRole(tx, clock, ending)),
    ref,
  }))
  return { staffMember }
}
