import type { GraphQLFormattedError } from 'graphql'
import { errorMessages, type ErrorCode } from '@candour/subgraph-kit'

export type { ErrorCode }

/** What a client is told for each code: fixed sentences, so that no answer can repeat a value from a request or a record. */
export const sentences = errorMessages

export const statusOf: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INSUFFICIENT_USER_AUTHENTICATION: 401,
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
  WITHHELD: 200,
}

/** A request refused before or instead of execution. `status` and `headers` are for HTTP; the client reads the code. */
export class RequestRefused extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ErrorCode, options: { status?: number; headers?: Record<string, string>; cause?: unknown } = {}) {
    super(sentences[code], { cause: options.cause })
    this.name = 'RequestRefused'
    this.code = code
    this.status = options.status ?? statusOf[code]
    this.headers = options.headers ?? {}
  }
}

export interface PublicError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly locations?: readonly { readonly line: number; readonly column: number }[]
  readonly extensions: {
    readonly code: ErrorCode
    readonly requestId: string
    readonly reason?: string
    readonly remedy?: string
    /** With INSUFFICIENT_USER_AUTHENTICATION: what RFC 9470 calls `acr_values` and `max_age` (seconds). */
    readonly acrValues?: string
    readonly maxAge?: number
  }
}

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(sentences, code)

/** Codes of the engine that mean the document itself is at fault. */
const documentFaults: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
])

/** Known codes pass, whoever gave them; every other one is an internal error as far as the client is concerned. */
export function codeOf(extensions: Readonly<Record<string, unknown>> | undefined): ErrorCode {
  const code = extensions?.['code']
  if (isCode(code)) return code
  return documentFaults.has(code) ? 'BAD_REQUEST' : 'INTERNAL'
}

/** A reason or remedy is a word of the policy, such as `NOT_YOUR_ROLE`; anything else is not told. */
const policyWord = (value: unknown): value is string => typeof value === 'string' && /^[A-Z_]{3,40}$/.test(value)

const isAcr = (value: unknown): value is string => value === '2' || value === '3'

/**
 * Reduces any error to what may leave: the code with its fixed sentence, the path of the field, the id of the request and, for a refusal,
 * the reason given by the policy. The positions in the client's own document are kept, so that a developer finds the mistake.
 */
export function toPublicError(error: GraphQLFormattedError, requestId: string): PublicError {
  const code = codeOf(error.extensions)
  const { reason, remedy, acrValues, maxAge } = error.extensions ?? {}
  return {
    message: sentences[code],
    ...(error.path ? { path: error.path } : {}),
    ...(code === 'BAD_REQUEST' && error.locations ? { locations: error.locations } : {}),
    extensions: {
      code,
      ...(code === 'FORBIDDEN' && policyWord(reason) ? { reason } : {}),
      ...(code === 'FORBIDDEN' && policyWord(remedy) ? { remedy } : {}),
      ...(code === 'INSUFFICIENT_USER_AUTHENTICATION' && isAcr(acrValues) ? { acrValues } : {}),
      ...(code === 'INSUFFICIENT_USER_AUTHENTICATION' && typeof maxAge === 'number' ? { maxAge } : {}),
      requestId,
    },
  }
}
