import { regulatorKinds, type OrganisationProfile } from '@candour/organisations'
import { builder } from './builder.ts'
import { ContactCard } from './contact-card.type.ts'
import { offeredService } from './offered-service.type.ts'

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
    regulators: t.field({
      description: 'Everybody over the organisation to whom a person may turn, the data-protection regulator among them.',
      type: [ContactCard],
      category: 'reference',
      nullable: false,
      resolve: ({ regulators }) =>
        regulatorKinds.flatMap((kind) => {
          const regulator = regulators[kind]
          return regulator ? [{ ...regulator, title: regulator.name, address: regulator.address ?? [] }] : []
        }),
    }),
    usesConsent: t.boolean({
      description: 'Whether anything here rests on consent. Where nothing does, nobody is asked for any.',
      category: 'reference',
      nullable: false,
      resolve: ({ consent }) => consent.used,
    }),
    paperless: t.boolean({
      description: 'Nothing is kept on paper, consents neither.',
      category: 'reference',
      nullable: false,
      resolve: ({ paperless }) => paperless,
    }),
    services: t.field({
      description: 'What the organisation offers, with what it asks about the people who use it.',
      type: [offeredService],
      category: 'reference',
      nullable: false,
      resolve: ({ services }) => [...services],
    }),
  }),
})

builder.queryField('organisation', (t) => t.field({ type: Organisation, resolve: (_, __, { profile }) => profile }))
