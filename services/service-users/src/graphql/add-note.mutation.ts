import { answering, ApiError, authorise, change, rejection } from '@candour/subgraph-kit'
import { saveNote } from '../data/notes.ts'
import { staffNameOf } from '../data/staff-name.ts'
import { parseFreeText } from '../domain/free-text.ts'
import { labelsOf } from '../domain/labels.ts'
import { isLate } from '../domain/note.ts'
import type { NoteKind } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { noteKind } from './enums.ts'
import { notePayload } from './payload.ts'
import { aboutPerson, rowRef } from './person-ref.ts'

interface AddNoteInput {
  readonly serviceUserId: string
  readonly text: string
  readonly kind: NoteKind
  readonly occurredAt: Date
  readonly categories?: readonly string[] | null | undefined
  readonly lateReason?: string | null | undefined
}

const input = builder.inputType('AddNoteInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    text: t.string({ required: true }),
    kind: t.field({ type: noteKind, required: true }),
    occurredAt: t.field({ type: 'DateTime', required: true }),
    categories: t.stringList({
      description: 'What the text tells of. Left out: the most restrictive set, so that fewer people see it.',
    }),
    lateReason: t.string(),
  }),
})

builder.mutationField('addNote', (t) =>
  t.field({
    description: 'Adds what was said or seen. Late entries are flagged (DMWS-05).',
    type: notePayload('AddNotePayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => addNote(args.input, context)),
  }),
)

async function addNote(given: AddNoteInput, context: ServiceUsersContext) {
  const { viewer, clock, vault } = context
  await authorise(context, 'create', aboutPerson(context, given.serviceUserId), ['support.notes'])
  const now = clock.now()
  const text = parseFreeText(given.text)
  if (text === null) throw rejection('INVALID', 'Enter the note, of at most 10,000 characters.', 'text')
  const categories = labelsOf(given.categories ?? undefined)
  if (categories === null) throw rejection('INVALID', 'Select what the note contains from the list.', 'categories')
  if (given.occurredAt > now) throw rejection('INVALID', 'Enter a time that is not in the future.', 'occurredAt')
  const lateReason = given.lateReason ? parseFreeText(given.lateReason, 500) : null
  const note = await change(context, categories, async (tx) => {
    const name = await staffNameOf(tx, viewer.id)
    if (name === null) throw new ApiError('FORBIDDEN')
    const saved = await saveNote(
      { tx, vault, clock },
      {
        organisation: viewer.organisation,
        serviceUserId: given.serviceUserId,
        text,
        kind: given.kind,
        categories,
        occurredAt: given.occurredAt,
        late: isLate(given.occurredAt, now),
        lateReason,
        author: { id: viewer.id, name },
      },
    )
    return { result: saved, ref: rowRef('Note', saved) }
  })
  return { note }
}
