import type { DataCategory } from '@candour/need-to-know'
import { notePlace } from '../data/sealed-place.ts'
import { builder } from './builder.ts'
import { noteKind } from './enums.ts'
import { nodeInterface } from './node.interface.ts'
import { rowRef } from './person-ref.ts'

/** What its author says a note contains; the viewer must be allowed all of it for every part of the note. */
const contents = (note: { categories: string[] }) => note.categories as DataCategory[]

export const note = builder.prismaObject('Note', {
  description: 'What was said or seen, as its author wrote it down.',
  interfaces: [nodeInterface],
  select: { id: true, organisation: true, serviceUserId: true, categories: true },
  about: (row) => rowRef('Note', row),
  fields: (t) => ({
    text: t.string({
      category: 'support.notes',
      alsoContains: contents,
      select: { textSealed: true },
      resolve: (row, _, { vault }) => vault.open(notePlace(row, 'text'), row.textSealed),
    }),
    kind: t.field({
      type: noteKind,
      category: 'support.notes',
      alsoContains: contents,
      select: { kind: true },
      resolve: (row) => row.kind,
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', category: 'support.notes', alsoContains: contents }),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', category: 'support.notes', alsoContains: contents }),
    late: t.exposeBoolean('late', {
      description: 'Entered more than a day after the contact it tells of.',
      category: 'support.notes',
      alsoContains: contents,
    }),
    lateReason: t.string({
      category: 'support.notes',
      alsoContains: contents,
      select: { lateReasonSealed: true },
      resolve: (row, _, { vault }) => row.lateReasonSealed && vault.open(notePlace(row, 'late_reason'), row.lateReasonSealed),
    }),
    author: t.exposeString('authorName', { category: 'support.notes', alsoContains: contents, inClear: 'a name of staff' }),
    categories: t.exposeStringList('categories', {
      inClear: 'words of the product',
      category: 'support.notes',
      alsoContains: contents,
    }),
  }),
})
