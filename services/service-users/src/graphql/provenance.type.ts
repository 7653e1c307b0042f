import { categoriesOfSection } from '../domain/record-section.ts'
import { builder } from './builder.ts'
import { informationSource } from './enums.ts'
import { rowRef } from './person-ref.ts'

const labelled = {
  category: 'identity',
  alsoContains: ({ section }: { section: string }) => categoriesOfSection(section),
} as const

export const provenance = builder.prismaObject('Provenance', {
  description: 'Where a section of the record came from, and when: told to those who may read all that the section holds.',
  select: { id: true, organisation: true, serviceUserId: true, section: true },
  about: (row) => rowRef('Provenance', row),
  fields: (t) => ({
    section: t.exposeString('section', labelled),
    source: t.field({ type: informationSource, ...labelled, select: { source: true }, resolve: (row) => row.source }),
    suppliedAt: t.expose('suppliedAt', { type: 'DateTime', ...labelled }),
  }),
})
