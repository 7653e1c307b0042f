import type { DataCategory } from '@candour/need-to-know'
import { answering, ApiError, authorise, change, notThere, type UserError } from '@candour/subgraph-kit'
import { takeDocumentAway } from '../data/documents.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { removalOf } from './document.type.ts'
import { rowRef } from './person-ref.ts'
import { isReadable } from './service-user.type.ts'

const input = builder.inputType('RemoveDocumentInput', { fields: (t) => ({ documentId: t.id({ required: true }) }) })

const payload = builder
  .objectRef<{ readonly userErrors: readonly UserError[]; readonly changed?: true | undefined }>('RemoveDocumentPayload')
  .implement({
    fields: (t) => ({
      removed: t.boolean({ category: 'reference', nullable: false, resolve: ({ changed }) => changed ?? false }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

builder.mutationField('removeDocument', (t) =>
  t.field({
    description:
      'Takes a document off the record: within a day by who attached it, to put a mistake right; later by who decides about the notes.',
    type: payload,
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => remove(args.input.documentId, context)),
  }),
)

async function remove(id: string, context: ServiceUsersContext): Promise<true> {
  const document = isIdentifier(id) ? await context.db.document.findFirst({ where: { id, removedAt: null } }) : null
  if (!document) throw await notThere(context, 'Document', ['support.notes'])
  const ref = rowRef('Document', document)
  if (!(await isReadable('Document', document, context))) {
    context.audit.note('refused', ref, ['support.notes'])
    throw new ApiError('NOT_FOUND')
  }
  await authorise(context, removalOf({ ...document, ref }, context), ref, ['support.notes'])
  return change(context, document.categories as DataCategory[], async (tx) => {
    if (!(await takeDocumentAway(tx, document, context.clock.now()))) throw new ApiError('NOT_FOUND')
    return { result: true as const, ref }
  })
}
