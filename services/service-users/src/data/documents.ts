import { newId, type Clock, type VaultSession } from '@candour/database'
import type { DataCategory } from '@candour/need-to-know'
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

/** The sealed contents of some documents, by id. */
export async function documentContents(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await db.documentContent.findMany({ where: { documentId: { in: [...ids] } } })
  return new Map(rows.map(({ documentId, contentSealed }) => [documentId, contentSealed]))
}
