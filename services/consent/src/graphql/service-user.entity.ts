import { isIdentifier } from '../domain/identifier.ts'
import { builder } from './builder.ts'
import { consent } from './consent.type.ts'
import { aboutPerson } from './person-ref.ts'

/** The person, who is kept by another service: this one adds what they agreed to. */
const serviceUser = builder.externalRef('ServiceUser', builder.selection<{ id: string }>('id'), ({ id }) =>
  isIdentifier(id) ? { id } : null,
)

serviceUser.implement({
  about: ({ id }, context) => aboutPerson(context, id),
  externalFields: (t) => ({ id: t.id({ nullable: false, category: 'reference' }) }),
  fields: (t) => ({
    consents: t.field({
      description: 'Every item of the form, in its order, whether decided about or not.',
      type: [consent],
      category: 'consent',
      resolve: async ({ id }, _args, { consents, profile, viewer }) => {
        const states = await consents.statesOf(id)
        return profile.consent.form.items.map((item) => ({
          organisation: viewer.organisation,
          serviceUserId: id,
          item,
          known: states.find(({ itemCode }) => itemCode === item.code) ?? null,
        }))
      },
    }),
  }),
})
