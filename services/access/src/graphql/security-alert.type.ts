import { securityAlerts } from '../data/security-alerts.ts'
import { builder } from './builder.ts'
import { ofOrganisation } from './context.ts'
import { readable } from './readable.ts'

export const SecurityAlert = builder.prismaObject('SecurityAlert', {
  description: 'A pattern in the log or in the sign-ins that somebody has to look at.',
  about: ({ id }, context) => ofOrganisation(context, 'SecurityAlert', id),
  select: { id: true, viewerId: true },
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    kind: t.exposeString('kind', {
      category: 'audit',
      description:
        '`ENUMERATION`: refused about many people within minutes. `CONCURRENT_USE`: one account in two browsers in turn.',
    }),
    viewerId: t.exposeString('viewerId', { category: 'audit' }),
    who: t.string({ category: 'audit', resolve: ({ viewerId }, _, { names }) => names.load(viewerId) }),
    count: t.exposeInt('count', { category: 'audit' }),
    raisedAt: t.expose('raisedAt', { type: 'DateTime', category: 'audit' }),
    settledAt: t.expose('settledAt', { type: 'DateTime', category: 'audit' }),
    settledBy: t.string({
      category: 'audit',
      select: { settledById: true },
      resolve: ({ settledById }, _, { names }) => (settledById === null ? null : names.load(settledById)),
    }),
    viewerCanSettle: t.boolean({
      category: 'reference',
      nullable: false,
      select: { settledAt: true },
      resolve: async ({ id, settledAt, viewerId }, _, context) =>
        settledAt === null &&
        viewerId !== context.viewer.id &&
        (await context.needToKnow.may('update', ofOrganisation(context, 'SecurityAlert', id), ['audit'])),
    }),
  }),
})

builder.queryField('securityAlerts', (t) =>
  t.prismaField({
    type: [SecurityAlert],
    description: 'Patterns that somebody has to look at: those not settled first; at most fifty.',
    resolve: async (_query, _root, _args, context) =>
      (await readable(context, 'securityAlerts', 'audit')) ? securityAlerts(context.db) : null,
  }),
)
