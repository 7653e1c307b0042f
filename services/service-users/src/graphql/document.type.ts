import type { DataCategory, ResourceRef } from '@candour/need-to-know'
import { documentPlace } from '../data/sealed-place.ts'
import { isOwnMistake } from '../domain/document.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { nodeInterface } from './node.interface.ts'
import { rowRef } from './person-ref.ts'

/** What its author says the document contains; the viewer must be allowed all of it for every part of the document, its name included. */
const contents = (document: { categories: string[] }) => document.categories as DataCategory[]

const labelled = { category: 'support.notes', alsoContains: contents } as const

interface Attached {
  readonly ref: ResourceRef
  readonly attachedBy: string
  readonly attachedAt: Date
}

/**
 * What it takes to remove a document: to be allowed to attach one, as long as taking one's own away puts a mistake right; later, to decide
 * about the notes.
 */
export const removalOf = (document: Attached, { viewer, clock }: ServiceUsersContext): 'create' | 'decide' =>
  isOwnMistake(document, viewer.id, clock.now()) ? 'create' : 'decide'

const documentActions = builder.objectRef<Attached>('DocumentActions').implement({
  description: 'What this viewer may be offered to do with this document.',
  fields: (t) => ({
    remove: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: (document, _, context) => context.needToKnow.may(removalOf(document, context), document.ref, ['support.notes']),
    }),
  }),
})

export const document = builder.prismaObject('Document', {
  description: 'A file about the person, such as a letter or a scan.',
  interfaces: [nodeInterface],
  select: { id: true, organisation: true, serviceUserId: true, categories: true },
  about: (row) => rowRef('Document', row),
  fields: (t) => ({
    name: t.string({
      description: 'Of the file, with the ending of what it was found to be.',
      ...labelled,
      select: { nameSealed: true },
      resolve: (row, _, { vault }) => vault.open(documentPlace(row, 'name'), row.nameSealed),
    }),
    mediaType: t.exposeString('mediaType', {
      description: 'What the file was found to be, by looking into it.',
      ...labelled,
      inClear: 'a media type',
    }),
    size: t.exposeInt('size', { description: 'In bytes.', ...labelled }),
    categories: t.exposeStringList('categories', { inClear: 'words of the product', ...labelled }),
    attachedAt: t.expose('attachedAt', { type: 'DateTime', ...labelled }),
    attachedBy: t.exposeString('attachedByName', { ...labelled, inClear: 'a name of staff' }),
    content: t.string({
      description:
        'The file in base64. One answer holds 10 MB at most; `/documents/<id>` of the gateway gives one file as it is, to the same viewers.',
      ...labelled,
      select: { size: true },
      resolve: async (row, _, { vault, load }) => {
        const sealed = await load.contents.load(row)
        return sealed && (await vault.openBytes(documentPlace(row, 'content'), sealed)).toString('base64')
      },
    }),
    viewerCan: t.field({
      type: documentActions,
      category: 'reference',
      nullable: false,
      select: { attachedBy: true, attachedAt: true },
      resolve: (row) => ({ ref: rowRef('Document', row), attachedBy: row.attachedBy, attachedAt: row.attachedAt }),
    }),
  }),
})
