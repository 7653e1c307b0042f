import type { CombinedError } from '@urql/core'

/** A failure in the portals' own terms; the words for it are in the message catalogue. */
export interface Problem {
  code: string
  /** Whether a change was made: `no` is certain, `unknown` when the answer was lost on the way. */
  saved: 'not-applicable' | 'no' | 'unknown'
  /** Request id, for the help line. */
  reference: string | null
}

export type Intent = 'read' | 'change'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Codes after which the server has certainly written nothing. */
const refusals = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'INSUFFICIENT_USER_AUTHENTICATION',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'LIMIT_EXCEEDED',
])

/** The one place where an error of the API becomes something a portal can show. */
export function problemOf(error: CombinedError, intent: Intent = 'read'): Problem {
  const first = error.graphQLErrors[0]
  const code = error.networkError ? 'NETWORK' : (text(first?.extensions?.['code']) ?? 'INTERNAL')
  const reference = text(first?.extensions?.['requestId'])
  if (intent === 'read') return { code, saved: 'not-applicable', reference }
  return { code, saved: refusals.has(code) ? 'no' : 'unknown', reference }
}
