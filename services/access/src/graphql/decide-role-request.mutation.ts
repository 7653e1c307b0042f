import { answering, authorise, change, conflict } from '@candour/subgraph-kit'
import { findRoleRequest, settleRoleRequest } from '../data/role-requests.ts'
import { prerequisites } from '../domain/onboarding.ts'
import { isRefusal } from '../domain/refusal.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import { roleRequestPayload } from './payload.ts'

interface DecideRoleRequestInput {
  readonly roleRequestId: string
  readonly approve: boolean
  readonly reason?: string | null | undefined
}

const input = builder.inputType('DecideRoleRequestInput', {
  fields: (t) => ({ roleRequestId: t.id({ required: true }), approve: t.boolean({ required: true }), reason: t.string() }),
})

builder.mutationField('decideRoleRequest', (t) =>
  t.field({
    description:
      'Approves a request for a role, effective on the next request of the member of staff, or refuses it. For the data protection officer, and never what they asked for or would receive.',
    type: roleRequestPayload('DecideRoleRequestPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => decideRoleRequest(args.input, context)),
  }),
)

async function decideRoleRequest(given: DecideRoleRequestInput, context: AccessContext) {
  const { viewer, clock, vault, audit, profile } = context
  const ref = ofOrganisation(context, 'RoleRequest', given.roleRequestId)
  await authorise(context, 'decide', ref, ['access'])
  const roleRequest = await change(context, ['access'], async (tx) => {
    const outcome = await settleRoleRequest(tx, clock, vault, {
      ...given,
      organisation: viewer.organisation,
      decidedById: viewer.id,
      needed: profile.onboarding ?? prerequisites,
    })
    if (isRefusal(outcome)) {
      if (outcome.refused === 'CONFLICT') throw conflict({ roleRequest: await findRoleRequest(tx, given.roleRequestId) })
      if (outcome.refused === 'OWN_REQUEST') audit.note('refused', ref, ['access'])
    }
    return { result: accepted(outcome), ref }
  })
  return { roleRequest }
}
