import { newId, type Clock, type VaultSession } from '@candour/database'
import type { DataCategory } from '@candour/need-to-know'
import { londonDateOf } from '@candour/statutory-clock'
import type { CheckedDocument } from '../domain/document.ts'
import type { Document } from '../generated/prisma/client.ts'
import type { Db, Tx } from './client.ts'
import { documentPlace } from './sealed-place.ts'

/** A checked file, of whom it is kept, and what its author says it contains. */
export interface NewDocument extends CheckedDocument {
  readonly organisation: string
  readonly serviceUserId: string
  readonly categories: readonly DataCategory[]
  readonly author: { readonly id: string; readonly name: string }
}

/** Keeps a document, its name and content sealed under the person's key. */
export async function saveDocument(
  { tx, vault, clock }: { tx: Tx; vault: VaultSession; clock: Clock },
  document: NewDocument,
): Promise<Document> {
  const owned = { id: newId(clock), organisation: document.organisation, serviceUserId: document.serviceUserId }
  const saved = await tx.document.create({
    data: {
      ...owned,
      nameSealed: await vault.seal(tx, documentPlace(owned, 'name'), document.name),
      mediaType: document.mediaType,
      size: document.content.length,
      categories: [...document.categories],
      attachedAt: clock.now(),
      attachedBy: document.author.id,
      attachedByName: document.author.name,
    },
  })
  const contentSealed = await vault.seal(tx, documentPlace(owned, 'content'), document.content)
  await tx.documentContent.create({ data: { documentId: owned.id, organisation: owned.organisation, contentSealed } })
  return saved
}

/** What holds a person's documents now, as SQL over the organisation ($1), the day in London ($2) and a person's id. */
const heldBy = (person: string) => `
  SELECT FROM facts.hold h WHERE h.organisation = $1 AND h.subject_id = ${person} AND (h.until_on IS NULL OR h.until_on >= $2::date)`

/**
 * Takes a document off the record: for good, unless a hold forbids that anything goes. Then it is out of everybody's sight, and nobody learns
 * of the hold. False when it is not there any more.
 */
export async function takeDocumentAway(tx: Tx, { id, organisation, serviceUserId }: Document, now: Date): Promise<boolean> {
  const held = await tx.$queryRawUnsafe<unknown[]>(
    `${heldBy('$3::uuid')} LIMIT 1`,
    organisation,
    londonDateOf(now),
    serviceUserId,
  )
  const there = { id, removedAt: null }
  const { count } =
    held.length > 0
      ? await tx.document.updateMany({ where: there, data: { removedAt: now } })
      : await tx.document.deleteMany({ where: there })
  return count > 0
}

/** Deletes what was taken off the record while it was held and is held no longer. */
export async function deleteRemovedDocuments(db: Db, organisation: string, now: Date): Promise<void> {
  await db.$executeRawUnsafe(
    `DELETE FROM service_users.document d
      WHERE d.organisation = $1 AND d.removed_at IS NOT NULL AND NOT EXISTS (${heldBy('d.service_user_id')})`,
    organisation,
    londonDateOf(now),
  )
}

/** The sealed contents of some documents, by id. */
export async function documentContents(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await db.documentContent.findMany({ where: { documentId: { in: [...ids] } } })
  return new Map(rows.map(({ documentId, contentSealed }) => [documentId, contentSealed]))
}
