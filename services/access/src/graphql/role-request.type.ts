import { isOwnRequest } from '../domain/decide-role-request.ts'
import { builder } from './builder.ts'
import { ofOrganisation } from './context.ts'
import { readable } from './readable.ts'
import { StaffMember } from './staff-member.type.ts'

const RoleRequestState = builder.enumType('RoleRequestState', { values: ['REQUESTED', 'APPROVED', 'REFUSED'] as const })

export const RoleRequest = builder.prismaObject('RoleRequest', {
  description: 'An administrator asks that a member of staff be given a role.',
  about: ({ id }, context) => ofOrganisation(context, 'RoleRequest', id),
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    staffMember: t.relation('staffMember', { type: StaffMember, category: 'access', nullable: true }),
    role: t.exposeString('role', { category: 'access' }),
    state: t.expose('state', { type: RoleRequestState, category: 'access' }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', category: 'access' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', category: 'access', description: 'When a role that is only lent ends.' }),
    requestedBy: t.string({
      category: 'access',
      select: { requestedById: true },
      resolve: ({ requestedById }, _, { names }) => names.load(requestedById),
    }),
    viewerCanDecide: t.boolean({
      category: 'reference',
      nullable: false,
      select: { state: true, staffMemberId: true, requestedById: true },
      resolve: async (request, _, context) =>
        request.state === 'REQUESTED' &&
        !isOwnRequest(request, context.viewer.id) &&
        (await context.needToKnow.may('decide', ofOrganisation(context, 'RoleRequest', request.id), ['access'])),
    }),
  }),
})

builder.queryField('roleRequests', (t) =>
  t.prismaConnection(
    {
      type: RoleRequest,
      cursor: 'id',
      description: 'The latest first.',
      args: { state: t.arg({ type: RoleRequestState }) },
      resolve: async (query, _, { state }, context) =>
        (await readable(context, 'roleRequests', 'access'))
          ? context.db.roleRequest.findMany({ ...query, where: state ? { state } : {}, orderBy: { id: 'desc' } })
          : null,
    },
    { name: 'RoleRequestConnection' },
    { name: 'RoleRequestEdge' },
  ),
)
