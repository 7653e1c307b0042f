import type { OrganisationProfile } from '@candour/organisations'
import { builder } from './builder.ts'

export const offeredService = builder.objectRef<OrganisationProfile['services'][number]>('OfferedService').implement({
  description: 'Something that the organisation does for people.',
  fields: (t) => ({
    code: t.exposeString('code', { category: 'reference', nullable: false }),
    name: t.exposeString('name', { category: 'reference', nullable: false }),
    fields: t.stringList({
      description: 'What the record of somebody who uses it may hold; anything else is refused (DMWS-03, DPPC-11).',
      category: 'reference',
      nullable: false,
      resolve: ({ fields }) => [...fields],
    }),
  }),
})
