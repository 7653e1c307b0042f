import { newId, type Clock, type VaultSession } from '@candour/database'
import type { DataCategory } from '@candour/need-to-know'
import type { Note, NoteKind } from '../generated/prisma/client.ts'
import type { Tx } from './client.ts'
import { notePlace } from './sealed-place.ts'

export interface NewNote {
  readonly organisation: string
  readonly serviceUserId: string
  readonly text: string
  readonly kind: NoteKind
  readonly categories: readonly DataCategory[]
  readonly occurredAt: Date
  readonly late: boolean
  readonly lateReason: string | null
  readonly author: { readonly id: string; readonly name: string }
}

/** Keeps a note, its prose sealed under the person's key. */
export async function saveNote(
  { tx, vault, clock }: { tx: Tx; vault: VaultSession; clock: Clock },
  note: NewNote,
): Promise<Note> {
  const owned = { id: newId(clock), organisation: note.organisation, serviceUserId: note.serviceUserId }
  return tx.note.create({
    data: {
      ...owned,
      kind: note.kind,
      textSealed: await vault.seal(tx, notePlace(owned, 'text'), note.text),
      lateReasonSealed: note.lateReason === null ? null : await vault.seal(tx, notePlace(owned, 'late_reason'), note.lateReason),
      categories: [...note.categories],
      occurredAt: note.occurredAt,
      enteredAt: clock.now(),
      late: note.late,
      authorId: note.author.id,
      authorName: note.author.name,
    },
  })
}
