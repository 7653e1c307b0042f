import { grantInForce } from '../data/in-force.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import { readable } from './readable.ts'
import { SignIn } from './sign-in.type.ts'

const StaffEvidence = builder
  .objectRef<{ readonly kind: string; readonly title: string; readonly givenOn: Date }>('StaffEvidence')
  .implement({
    description: 'A paper that a member of staff signed, or a course they did.',
    about: (_, context) => ofOrganisation(context, 'StaffEvidence', context.viewer.organisation),
    fields: (t) => ({
      kind: t.exposeString('kind', { category: 'access', description: '`undertaking` or `training`.' }),
      title: t.exposeString('title', { category: 'access' }),
      givenOn: t.field({ type: 'Date', category: 'access', resolve: ({ givenOn }) => givenOn.toISOString().slice(0, 10) }),
    }),
  })

/** What both fields about evidence select, so that one read serves them. */
const papers = { evidence: { select: { kind: true, title: true, givenOn: true }, orderBy: { givenOn: 'desc' } } } as const

interface Colleague {
  readonly id: string
  readonly leftAt: Date | null
}

const StaffMemberActions = builder.objectRef<Colleague>('StaffMemberActions').implement({
  description: 'What to offer the viewer. Whether it is done is decided again when it is asked for.',
  fields: (t) => ({
    requestRole: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (colleague, _, context) =>
        isHere(colleague, context) &&
        (await context.needToKnow.may('create', ofOrganisation(context, 'RoleRequest', context.viewer.organisation), ['access'])),
    }),
    recordEvidence: t.boolean({ category: 'reference', nullable: false, resolve: mayChange }),
    recordLeaving: t.boolean({ category: 'reference', nullable: false, resolve: mayChange }),
  }),
})

const isHere = ({ leftAt }: Colleague, { clock }: AccessContext) => leftAt === null || leftAt > clock.now()

/** Nobody records what they themselves signed or did, or that they left. */
async function mayChange(colleague: Colleague, _: unknown, context: AccessContext): Promise<boolean> {
  if (colleague.id === context.viewer.id || !isHere(colleague, context)) return false
  return context.needToKnow.may('update', ofOrganisation(context, 'StaffMember', colleague.id), ['staff'])
}

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
      select: papers,
      resolve: ({ evidence }) => [...new Set(evidence.map(({ kind }) => kind))].toSorted(),
    }),
    papers: t.field({
      type: [StaffEvidence],
      category: 'access',
      description: 'The same one by one, the latest first.',
      select: papers,
      resolve: ({ evidence }) => evidence,
    }),
    leftAt: t.expose('leftAt', { type: 'DateTime', category: 'staff' }),
    viewerCan: t.field({
      type: StaffMemberActions,
      category: 'reference',
      nullable: false,
      select: { leftAt: true },
      resolve: (colleague) => colleague,
    }),
  }),
})

builder.queryField('staffMember', (t) =>
  t.prismaField({
    type: StaffMember,
    description: 'Somebody who works here; null when there is nobody of this id.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (query, _, { id }, context) => {
      if (!isIdentifier(id) || !(await readable(context, 'staffMember', 'staff'))) return null
      return context.db.staffMember.findUnique({ ...query, where: { id: id.toLowerCase() } })
    },
  }),
)

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
