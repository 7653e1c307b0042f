import { builder } from './builder.ts'
import { ofServiceUser } from './context.ts'

export const Assignment = builder.prismaObject('Assignment', {
  description: 'A worker, or an agency, given access to one person.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'Assignment', id),
  select: { id: true, subjectId: true },
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    worker: t.string({
      category: 'access',
      description: 'Name of the worker or the agency.',
      select: { viewerId: true },
      resolve: ({ viewerId }, _, { names }) => names.load(viewerId),
    }),
    kind: t.exposeString('kind', { category: 'access' }),
    from: t.expose('fromAt', { type: 'DateTime', category: 'access' }),
    until: t.expose('untilAt', { type: 'DateTime', category: 'access' }),
  }),
})
