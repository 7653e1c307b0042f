import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { isIdentifier } from '../domain/identifier.ts'
import { builder } from './builder.ts'
import { aboutPerson } from './case-ref.ts'
import { complaintConnection } from './complaint.connection.ts'
import { complaint } from './complaint.type.ts'
import { cursorOf, partOf } from './cursor.ts'

/** The person, who is kept by another service: this one adds what they brought to the organisation. */
export const serviceUser = builder.externalRef('ServiceUser', builder.selection<{ id: string }>('id'), ({ id }) =>
  isIdentifier(id) ? { id } : null,
)

serviceUser.implement({
  about: ({ id }, context) => aboutPerson(context, id),
  externalFields: (t) => ({ id: t.id({ nullable: false, category: 'reference' }) }),
  fields: (t) => ({
    complaints: t.connection(
      {
        type: complaint,
        category: 'complaint.matter',
        description: 'What the person brought to the organisation, the latest first. Whoever it is about does not find it here.',
        resolve: ({ id }, args, { cases }) =>
          resolveCursorConnection(
            { args, defaultSize: 25, maxSize: 100, toCursor: (record) => cursorOf(record.id) },
            (part: ResolveCursorConnectionArgs) =>
              cases.pageOf(part.inverted ? 'oldestFirst' : 'newestFirst', { serviceUserId: id, ...partOf(part) }),
          ),
      },
      complaintConnection,
    ),
  }),
})

builder.objectFields(complaint, (t) => ({
  serviceUser: t.field({
    description: 'The person it is about.',
    type: serviceUser,
    category: 'complaint.parties',
    resolve: ({ serviceUserId }) => ({ id: serviceUserId }),
  }),
}))
