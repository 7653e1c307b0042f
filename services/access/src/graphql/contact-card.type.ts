import { builder } from './builder.ts'

/** Where a function of the organisation is reached. */
export interface ContactCardShape {
  readonly title: string
  readonly address: readonly string[]
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly url?: string | undefined
  readonly onlineForm?: string | undefined
}

export const ContactCard = builder.objectRef<ContactCardShape>('ContactCard').implement({
  description: 'Where a function of the organisation, or its regulator, is reached.',
  fields: (t) => ({
    title: t.exposeString('title', { category: 'reference', nullable: false }),
    address: t.stringList({ category: 'reference', nullable: false, resolve: (card) => [...card.address] }),
    phone: t.string({ category: 'reference', resolve: (card) => card.phone }),
    email: t.string({ category: 'reference', resolve: (card) => card.email }),
    url: t.string({ category: 'reference', resolve: (card) => card.url }),
    onlineForm: t.boolean({
      description: 'Reached by a form of the self-service portal, for whoever signs in there.',
      category: 'reference',
      nullable: false,
      resolve: (card) => card.onlineForm !== undefined,
    }),
  }),
})
