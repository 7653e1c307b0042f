import type { PostalAddress } from '../domain/postal-address.ts'
import type { ServiceUser } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { personRef } from './person-ref.ts'

export interface AddressOf {
  readonly person: ServiceUser
  readonly address: PostalAddress
}

export const postalAddress = builder.objectRef<AddressOf>('PostalAddress').implement({
  about: ({ person }) => ({ ...personRef(person), resource: 'PostalAddress' }),
  fields: (t) => ({
    lines: t.stringList({ category: 'contact', resolve: ({ address }) => [...address.lines] }),
    postcode: t.string({ category: 'contact', resolve: ({ address }) => address.postcode }),
  }),
})
