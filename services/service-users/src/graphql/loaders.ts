import DataLoader from 'dataloader'
import { ApiError, type SubgraphContext } from '@candour/subgraph-kit'
import type { Db } from '../data/client.ts'
import { correctionPages, type CorrectionPage } from '../data/correction-pages.ts'
import { documentPages, type DocumentPage } from '../data/document-pages.ts'
import { documentContents } from '../data/documents.ts'
import { messagePages, type MessagePage } from '../data/message-pages.ts'
import { notePages, type NotePage } from '../data/note-pages.ts'
import { knownBy } from '../data/row-scope.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { largestDocument } from '../domain/media-type.ts'
import type { Correction, Document, Message, Note, Provenance, ServiceUser } from '../generated/prisma/client.ts'

/** What is read for several people at once: one statement for a whole list, however long. */
export interface Loaders {
  /** A person by id, if the viewer may know of them. Everybody else, and nobody at all, is null alike. */
  readonly people: DataLoader<string, ServiceUser | null>
  /** Where the sections of a person's record came from, the latest first. */
  readonly provenance: DataLoader<string, Provenance[]>
  readonly notes: DataLoader<NotePage, Note[]>
  readonly corrections: DataLoader<CorrectionPage, Correction[]>
  readonly messages: DataLoader<MessagePage, Message[]>
  readonly documents: DataLoader<DocumentPage, Document[]>
  /** What is in a document, still sealed. One answer holds no more than the largest document may be: the next one is LIMIT_EXCEEDED. */
  readonly contents: DataLoader<Pick<Document, 'id' | 'size'>, Uint8Array | null>
}

/** The loaders of one request. They gather what is asked for at the same time and remember nothing, since a mutation reads after it wrote. */
export function createLoaders({ db, viewer, policy, needToKnow }: SubgraphContext<Db>): Loaders {
  const { organisation } = viewer
  let bytesTaken = 0
  return {
    people: new DataLoader(
      async (ids: readonly string[]) => {
        const category = knownBy(policy)
        const wanted = [...new Set(ids.map((id) => id.toLowerCase()).filter(isIdentifier))]
        if (!category || wanted.length === 0) return ids.map(() => null)
        // Decided over the facts that every field of theirs is decided over, and not by a row scope: those are on their way, or will be needed. The rows
        // are read meanwhile, whoever's they are, so that nobody waits for one and then for the other; whose may not be known of goes no further.
        const may = (id: string) =>
          needToKnow.may('read', { resource: 'ServiceUser', id, organisation, subjectId: id }, [category])
        const [decisions, rows] = await Promise.all([
          Promise.all(wanted.map(may)),
          db.serviceUser.findMany({ where: { id: { in: wanted } } }),
        ])
        const known = new Set(wanted.filter((_, index) => decisions[index] === true))
        const byId = new Map(rows.filter(({ id }) => known.has(id)).map((person) => [person.id, person]))
        return ids.map((id) => byId.get(id.toLowerCase()) ?? null)
      },
      { cache: false },
    ),
    provenance: new DataLoader(
      async (ids: readonly string[]) => {
        const where = { serviceUserId: { in: [...ids] } }
        // What was supplied at once comes in an order of its own, and not in one that tells what else there is.
        const rows = await db.provenance.findMany({ where, orderBy: [{ suppliedAt: 'desc' }, { id: 'desc' }] })
        const byPerson = Map.groupBy(rows, ({ serviceUserId }) => serviceUserId)
        return ids.map((id) => byPerson.get(id) ?? [])
      },
      { cache: false },
    ),
    notes: pagesBothWays((pages) => notePages(db, organisation, pages)),
    corrections: pagesBothWays((pages) => correctionPages(db, organisation, pages)),
    messages: pagesBothWays((pages) => messagePages(db, organisation, pages)),
    documents: pagesBothWays((pages) => documentPages(db, organisation, pages)),
    contents: new DataLoader<Pick<Document, 'id' | 'size'>, Uint8Array | null>(
      async (wanted: readonly Pick<Document, 'id' | 'size'>[]) => {
        const taken: { readonly id: string; readonly fits: boolean }[] = wanted.map(({ id, size }) => ({
          id,
          fits: (bytesTaken += size) <= largestDocument,
        }))
        const found = await documentContents(
          db,
          taken.flatMap(({ id, fits }) => (fits ? [id] : [])),
        )
        return taken.map(({ id, fits }) => (fits ? (found.get(id) ?? null) : new ApiError('LIMIT_EXCEEDED')))
      },
      { cache: false },
    ),
  }
}

/** One statement for the pages away from the latest row and one for those towards it, each only when there are such pages. */
function pagesBothWays<Page extends { readonly backwards: boolean }, Row>(
  read: (pages: readonly Page[]) => Promise<Row[][]>,
): DataLoader<Page, Row[]> {
  return new DataLoader(
    async (pages: readonly Page[]) => {
      const rows = new Map<Page, Row[]>()
      for (const same of [pages.filter(({ backwards }) => backwards), pages.filter(({ backwards }) => !backwards)]) {
        if (same.length === 0) continue
        const found = await read(same)
        same.forEach((page, index) => rows.set(page, found[index] ?? []))
      }
      return pages.map((page) => rows.get(page) ?? [])
    },
    { cache: false },
  )
}
