import { builder } from './builder.ts'
import { informationSource } from './enums.ts'
import { rowRef } from './person-ref.ts'

export const provenance = builder.prismaObject('Provenance', {
  description: 'Where a section of the record came from, and when.',
  select: { id: true, organisation: true, serviceUserId: true },
  about: (row) => rowRef('Provenance', row),
  fields: (t) => ({
    section: t.exposeString('section', { category: 'identity' }),
    source: t.field({ type: informationSource, category: 'identity', select: { source: true }, resolve: (row) => row.source }),
    suppliedAt: t.expose('suppliedAt', { type: 'DateTime', category: 'identity' }),
  }),
})
