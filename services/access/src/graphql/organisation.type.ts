import type { OrganisationProfile } from '@candour/organisations'
import { builder } from './builder.ts'
import { ContactCard } from './contact-card.type.ts'

const Organisation = builder.objectRef<OrganisationProfile>('Organisation').implement({
  description: 'The organisation that holds the records, as it describes itself.',
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    name: t.exposeString('name', { category: 'reference', nullable: false }),
    dataProtectionOfficer: t.field({
      type: ContactCard,
      category: 'reference',
      nullable: false,
      resolve: ({ contacts }) => contacts.dataProtectionOfficer,
    }),
    help: t.field({ type: ContactCard, category: 'reference', nullable: false, resolve: ({ contacts }) => contacts.help }),
    regulator: t.field({
      type: ContactCard,
      category: 'reference',
      nullable: false,
      resolve: ({ regulator: { name, ...rest } }) => ({ title: name, ...rest }),
    }),
  }),
})

builder.queryField('organisation', (t) => t.field({ type: Organisation, resolve: (_, __, { profile }) => profile }))
