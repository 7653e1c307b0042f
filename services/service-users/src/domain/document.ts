import { documentName } from './document-name.ts'
import { largestDocument, mediaTypeOf, type MediaType } from './media-type.ts'

/** A file that may be attached. */
export interface CheckedDocument {
  readonly name: string
  readonly mediaType: MediaType
  readonly content: Uint8Array
}

/** What is wrong with a file, and with which part of it. */
export interface DocumentProblem {
  readonly code: 'TOO_LARGE' | 'WRONG_TYPE' | 'INVALID'
  readonly message: string
  readonly path: 'content' | 'name'
}

/** Checks a file by what is in it. The name is kept for people to find it by, and decides nothing. */
export function checkDocument(name: string, content: Uint8Array): CheckedDocument | DocumentProblem {
  if (content.length > largestDocument) return { code: 'TOO_LARGE', message: 'Choose a file of at most 10 MB.', path: 'content' }
  const mediaType = mediaTypeOf(content)
  if (mediaType === null)
    return { code: 'WRONG_TYPE', message: 'Choose a PDF, a picture (PNG or JPEG) or plain text.', path: 'content' }
  const kept = documentName(name, mediaType)
  if (kept === null) return { code: 'INVALID', message: 'Give the file a name of at most 150 characters.', path: 'name' }
  return { name: kept, mediaType, content }
}

/** For this long, in milliseconds, whoever attached a file may take it away again: it may be the wrong one, or somebody else's. */
const timeToThinkAgain = 24 * 60 * 60 * 1000

/** Whether a file was attached so lately by this very person that taking it away puts a mistake right. */
export const isOwnMistake = (
  document: { readonly attachedBy: string; readonly attachedAt: Date },
  viewerId: string,
  now: Date,
): boolean => document.attachedBy === viewerId && now.getTime() - document.attachedAt.getTime() <= timeToThinkAgain
