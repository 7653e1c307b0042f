import { answering, authorise, change } from '@candour/subgraph-kit'
import { fileRoleRequest } from '../data/role-requests.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import { roleRequestPayload } from './payload.ts'

interface RequestRoleInput {
  readonly staffMemberId: string
  readonly role: string
  readonly lastDay?: string | null | undefined
}

const input = builder.inputType('RequestRoleInput', {
  fields: (t) => ({
    staffMemberId: t.id({ required: true }),
    role: t.string({ required: true, description: 'Name of a role of the organisation, such as `support-worker`.' }),
    lastDay: t.field({ type: 'Date', description: 'The last day of a role that is only lent, as to a contractor.' }),
  }),
})

builder.mutationField('requestRole', (t) =>
  t.field({
    description: 'Asks that a member of staff be given a role. Nothing is given before the data protection officer approves.',
    type: roleRequestPayload('RequestRolePayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => requestRole(args.input, context)),
  }),
)

async function requestRole(given: RequestRoleInput, context: AccessContext) {
  const { viewer, clock, profile } = context
  await authorise(context, 'create', ofOrganisation(context, 'RoleRequest', viewer.organisation), ['access'])
  const wish = { ...given, organisation: viewer.organisation, requestedById: viewer.id, switchedOn: profile.roles }
  const roleRequest = await change(context, ['access'], async (tx) => {
    const result = accepted(await fileRoleRequest(tx, clock, wish))
    return { result, ref: ofOrganisation(context, 'RoleRequest', result.id) }
  })
  return { roleRequest }
}
