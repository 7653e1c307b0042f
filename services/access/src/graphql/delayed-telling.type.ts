import { delayPlace } from '../data/delayed-telling.ts'
import type { DelayedTelling as DelayedTellingRow } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { ofServiceUser } from './context.ts'

export const DelayedTelling = builder.objectRef<DelayedTellingRow>('DelayedTelling').implement({
  description: 'What is told to the person later, by law. Told to staff only.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'DelayedTelling', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    who: t.string({
      category: 'audit',
      description: 'Whose doings are not told yet.',
      resolve: ({ viewerId }, _, { names }) => names.load(viewerId),
    }),
    purpose: t.exposeString('purpose', { category: 'audit' }),
    from: t.expose('fromAt', { type: 'DateTime', category: 'audit' }),
    until: t.expose('untilAt', { type: 'DateTime', category: 'audit' }),
    reason: t.string({
      category: 'audit',
      resolve: (delay, _, { vault }) => vault.open(delayPlace(delay), delay.reasonSealed),
    }),
    decidedBy: t.string({ category: 'audit', resolve: ({ decidedById }, _, { names }) => names.load(decidedById) }),
  }),
})
