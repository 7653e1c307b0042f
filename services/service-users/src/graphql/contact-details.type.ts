import type { ServiceUser } from '../generated/prisma/client.ts'
import { personPlace } from '../data/sealed-place.ts'
import { readContactRules } from '../domain/contact-rules.ts'
import { parseAddressText } from '../domain/postal-address.ts'
import { builder } from './builder.ts'
import { contactChannel } from './enums.ts'
import { personRef } from './person-ref.ts'
import { safeContactRules } from './safe-contact-rules.type.ts'
import { postalAddress } from './postal-address.type.ts'

/** The contact details are columns of the person's row: the parent is the person. */
export const contactDetails = builder.objectRef<ServiceUser>('ContactDetails').implement({
  description: 'How to reach the person, and how to do so safely.',
  about: (person) => ({ ...personRef(person), resource: 'ContactDetails' }),
  fields: (t) => ({
    email: t.string({
      category: 'contact',
      resolve: (person, _, { vault }) => person.emailSealed && vault.open(personPlace(person, 'email'), person.emailSealed),
    }),
    phone: t.string({
      category: 'contact',
      resolve: (person, _, { vault }) => person.phoneSealed && vault.open(personPlace(person, 'phone'), person.phoneSealed),
    }),
    address: t.field({
      type: postalAddress,
      category: 'contact',
      resolve: async (person, _, { vault }) => {
        if (person.addressSealed === null) return null
        const address = parseAddressText(await vault.open(personPlace(person, 'address'), person.addressSealed))
        return address && { person, address }
      },
    }),
    preferredChannel: t.field({ type: contactChannel, category: 'contact', resolve: (person) => person.preferredChannel }),
    safeContactRules: t.field({
      type: safeContactRules,
      description:
        'The safe-contact text as rules that a machine can heed. Null: nobody has said, so that with such a text nothing is sent.',
      category: 'contact',
      resolve: async (person, _, { vault }) => {
        if (person.safeContactRulesSealed === null) return null
        const text = await vault.open(personPlace(person, 'safe_contact_rules'), person.safeContactRulesSealed)
        return { person, rules: readContactRules(text) }
      },
    }),
    safeContact: t.string({
      description: 'What must be heeded before contact is made, such as when not to call.',
      category: 'contact',
      resolve: (person, _, { vault }) =>
        person.safeContactSealed && vault.open(personPlace(person, 'safe_contact'), person.safeContactSealed),
    }),
  }),
})
