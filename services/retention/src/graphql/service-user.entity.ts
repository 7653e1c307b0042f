import { isIdentifier } from '../domain/identifier.ts'
import { builder } from './builder.ts'
import { disposal } from './disposal.type.ts'
import { hold } from './hold.type.ts'
import { aboutPerson } from './person-ref.ts'
import { retention } from './retention.type.ts'

/** The person, who is kept by another service: this one adds how long their record is kept. */
export const serviceUser = builder.externalRef('ServiceUser', builder.selection<{ id: string }>('id'), ({ id }) =>
  isIdentifier(id) ? { id } : null,
)

serviceUser.implement({
  about: ({ id }, context) => aboutPerson(context, id),
  externalFields: (t) => ({ id: t.id({ nullable: false, category: 'reference' }) }),
  fields: (t) => ({
    retention: t.field({
      type: retention,
      category: 'retention',
      resolve: async ({ id }, _args, { retention: store, viewer }) => {
        const worked = await store.retentionOf(id)
        return worked && { ...worked, organisation: viewer.organisation }
      },
    }),
    disposal: t.field({
      description: 'The last proposal that the record goes, until it is approved. Null where nobody proposed it.',
      type: disposal,
      category: 'retention',
      resolve: async ({ id }, _args, { retention: store }) => {
        const latest = await store.latestDisposal(id)
        return latest?.state === 'APPROVED' ? null : latest
      },
    }),
    holds: t.field({
      description:
        'Everything that was ever put on the record to keep it from disposal, the latest first. Open complaints hold by themselves.',
      type: [hold],
      category: 'retention',
      resolve: ({ id }, _args, { retention: store }) => store.holdsOf(id),
    }),
  }),
})
