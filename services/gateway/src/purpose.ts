import { purposes, type Purpose, type ViewerKind } from '@candour/need-to-know'
import { RequestRefused } from './errors.ts'

const isPurpose = (text: string): text is Purpose => (purposes as readonly string[]).includes(text)

/**
 * Why the viewer asks: the header `candour-purpose`, else the default in the token, else none. A service user asks about the own record,
 * and a representative about that of the person they act for, whatever is stated. Whether a role may state a purpose is the policy's affair.
 * @throws RequestRefused BAD_REQUEST for a word that is no purpose
 */
export function purposeOf(kind: ViewerKind, stated: string | undefined, tokenDefault: string | undefined): Purpose | null {
  const word = stated ?? tokenDefault
  if (word !== undefined && !isPurpose(word)) throw new RequestRefused('BAD_REQUEST')
  if (kind === 'service-user' || kind === 'representative') return 'own-record'
  return word ?? null
}
