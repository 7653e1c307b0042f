import { answering, ApiError, authorise, change, rejection } from '@candour/subgraph-kit'
import { saveDocument } from '../data/documents.ts'
import { staffNameOf } from '../data/staff-name.ts'
import { checkDocument } from '../domain/document.ts'
import { labelsOf } from '../domain/labels.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { documentPayload } from './payload.ts'
import { aboutPerson, rowRef } from './person-ref.ts'

interface AttachDocumentInput {
  readonly serviceUserId: string
  readonly name: string
  readonly content: string
  readonly categories?: readonly string[] | null | undefined
}

const input = builder.inputType('AttachDocumentInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    name: t.string({ required: true, description: 'Of the file. It gets the ending of what the file is found to be.' }),
    content: t.string({
      required: true,
      description:
        'The file in base64: PDF, PNG, JPEG or plain text, of at most 10 MB. What `/graphql` takes is less; `/documents` takes all.',
    }),
    categories: t.stringList({
      description: 'What the file tells of. Left out: the most restrictive set, so that fewer people see it.',
    }),
  }),
})

builder.mutationField('attachDocument', (t) =>
  t.field({
    description: 'Puts a file on the record of a person. What it is is found by looking into it.',
    type: documentPayload('AttachDocumentPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => attach(args.input, context)),
  }),
)

async function attach(given: AttachDocumentInput, context: ServiceUsersContext) {
  const { viewer, clock, vault } = context
  await authorise(context, 'create', aboutPerson(context, given.serviceUserId), ['support.notes'])
  const content = fromBase64(given.content)
  if (content === null) throw rejection('INVALID', 'The file did not arrive whole. Choose it again.', 'content')
  const checked = checkDocument(given.name, content)
  if ('code' in checked) throw rejection(checked.code, checked.message, checked.path)
  const categories = labelsOf(given.categories ?? undefined)
  if (categories === null) throw rejection('INVALID', 'Select what the file contains from the list.', 'categories')
  const document = await change(context, categories, async (tx) => {
    const name = await staffNameOf(tx, viewer.id)
    if (name === null) throw new ApiError('FORBIDDEN')
    const { organisation, id } = viewer
    const about = { organisation, serviceUserId: given.serviceUserId, categories, author: { id, name } }
    const saved = await saveDocument({ tx, vault, clock }, { ...about, ...checked })
    return { result: saved, ref: rowRef('Document', saved) }
  })
  return { document }
}

/** Strictly: what is not base64 through and through was changed on its way. */
function fromBase64(text: string): Buffer | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null
  return Buffer.from(text, 'base64')
}
