import { GraphQLError } from 'graphql'
import { freshSeconds, type AssuranceLevel } from '@candour/need-to-know'

/** The codes a client can meet in top-level `errors`; each has one fixed sentence, so that no value is ever echoed. */
export const errorMessages = {
  UNAUTHENTICATED: 'Sign in to continue.',
  FORBIDDEN: 'You may not do this.',
  INSUFFICIENT_USER_AUTHENTICATION: 'Confirm that it is you, then try again.',
  BAD_REQUEST: 'The request could not be understood.',
  BAD_USER_INPUT: 'A value in the request is not valid.',
  NOT_FOUND: 'There is no such record, or you do not have access to it.',
  CONFLICT: 'The record was changed by someone else.',
  LIMIT_EXCEEDED: 'The request asks for too much at once.',
  UNAVAILABLE: 'Part of the service is not available. Try again.',
  INTERNAL: 'Something went wrong on our side.',
  WITHHELD: 'This value is withheld.',
} as const

export type ErrorCode = keyof typeof errorMessages

export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorMessages, code)

/** A refusal or fault that ends an operation. Carries a code and, for refusals, the reason that may be told; never a value. */
export class ApiError extends GraphQLError {
  constructor(code: ErrorCode, extensions: Readonly<Record<string, unknown>> = {}) {
    super(errorMessages[code], { extensions: { ...extensions, code } })
  }
}

/**
 * The challenge of RFC 9470: this needs a stronger or a fresher sign-in. Nothing was done.
 * @param level assurance to ask for; 3 is a sign-in no older than `maxAge` seconds
 */
export const stepUpChallenge = (level: AssuranceLevel): ApiError =>
  new ApiError('INSUFFICIENT_USER_AUTHENTICATION', challengeOf(level))

const challengeOf = (level: AssuranceLevel) => ({ acrValues: String(level), ...(level === 3 ? { maxAge: freshSeconds } : {}) })

/** Reduces any error to what may leave: a known code with its fixed sentence, the path, and the id of the request. */
export function toPublicError(error: unknown, requestId: string, path?: readonly (string | number)[]) {
  const raw = error instanceof GraphQLError ? error.extensions : {}
  const code = isErrorCode(raw['code']) ? raw['code'] : (codeOfStorage(error) ?? codeOfEngine(raw['code']))
  return {
    message: errorMessages[code],
    ...(path ? { path } : {}),
    extensions: {
      code,
      ...(code === 'FORBIDDEN' && typeof raw['reason'] === 'string' ? { reason: raw['reason'], remedy: raw['remedy'] } : {}),
      ...(code === 'INSUFFICIENT_USER_AUTHENTICATION' ? challengeOf(Number(raw['acrValues']) === 2 ? 2 : 3) : {}),
      ...(code === 'WITHHELD' ? { mark: raw['mark'] } : {}),
      requestId,
    },
  }
}

/** Prisma's codes for values that a column cannot hold. */
const unusableValues = ['P2007', 'P2020', 'P2023', 'P2033']

/** PostgreSQL's codes for characters that no text of it can hold, such as U+0000; Prisma has none of its own for them. */
const unusableCharacters = ['22021', '22P05']

/** Prisma's codes for a database that cannot be reached, has no connection left, or went away in the middle. */
const outages = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']

/** PostgreSQL's own for the same: connection exceptions, resources used up, shut down or starting. */
const outagesOfDatabase = /^(08|53|57P0)/

/**
 * What only the libraries below could find: arguments that are wrong (paging out of bounds, cursors and ids of another shape), or that the
 * database is out, which is worth another try where a mistake of ours is not.
 */
function codeOfStorage(error: unknown): ErrorCode | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const ofDatabase = codeOfDatabase(error)
  if (error.name === 'PothosValidationError' || unusableValues.includes(code) || unusableCharacters.includes(ofDatabase))
    return 'BAD_USER_INPUT'
  return outages.includes(code) || outagesOfDatabase.test(ofDatabase) ? 'UNAVAILABLE' : null
}

/** What PostgreSQL itself said, where Prisma passes it on or was not asked. */
function codeOfDatabase(error: Error): string {
  const { meta, code } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } }; code?: unknown }
  return String(meta?.driverAdapterError?.cause?.originalCode ?? code ?? '')
}

function codeOfEngine(code: unknown): ErrorCode {
  if (code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED' || code === 'OPERATION_RESOLUTION_FAILURE')
    return 'BAD_REQUEST'
  if (code === 'BAD_USER_INPUT') return 'BAD_USER_INPUT'
  return 'INTERNAL'
}
