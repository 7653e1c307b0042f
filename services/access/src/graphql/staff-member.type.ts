import { grantInForce } from '../data/in-force.ts'
import { builder } from './builder.ts'
import { ofOrganisation } from './context.ts'
import { readable } from './readable.ts'
import { SignIn } from './sign-in.type.ts'

export const StaffMember = builder.prismaObject('StaffMember', {
  description: 'Somebody who works for the organisation.',
  about: ({ id }, context) => ofOrganisation(context, 'StaffMember', id),
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    name: t.exposeString('name', { category: 'staff' }),
    username: t.exposeString('username', { category: 'staff' }),
    signIn: t.field({
      type: SignIn,
      category: 'sign-in',
      resolve: async ({ id }, _, context) => ({
        ...(await context.signIns.load(id)),
        ref: ofOrganisation(context, 'SignIn', id),
      }),
    }),
    roles: t.stringList({
      category: 'staff',
      description: 'Roles in force now.',
      select: (_, { clock }) => ({
        grants: { where: grantInForce(clock.now()), select: { role: true }, orderBy: { role: 'asc' } },
      }),
      resolve: ({ grants }) => [...new Set(grants.map(({ role }) => role))],
    }),
    evidence: t.stringList({
      category: 'access',
      description: 'What is on record of what must come before a role: `undertaking`, `training`.',
      select: { evidence: { select: { kind: true }, orderBy: { kind: 'asc' } } },
      resolve: ({ evidence }) => [...new Set(evidence.map(({ kind }) => kind))],
    }),
    leftAt: t.expose('leftAt', { type: 'DateTime', category: 'staff' }),
  }),
})

builder.queryField('staffMembers', (t) =>
  t.prismaConnection(
    {
      type: StaffMember,
      cursor: 'id',
      description: 'Who works here now, by name.',
      resolve: async (query, _, __, context) => {
        if (!(await readable(context, 'staffMembers', 'staff'))) return null
        const now = context.clock.now()
        return context.db.staffMember.findMany({
          ...query,
          where: { OR: [{ leftAt: null }, { leftAt: { gt: now } }] },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        })
      },
    },
    { name: 'StaffMemberConnection' },
    { name: 'StaffMemberEdge' },
  ),
)
