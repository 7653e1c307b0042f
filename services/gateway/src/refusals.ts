import type { ErrorRequestHandler } from 'express'
import { RequestRefused, toPublicError, type ErrorCode } from './errors.ts'
import { describeFault, type ReportFault } from './fault-report.ts'
import { requestIdOf } from './request-id.ts'

/** Turns whatever was thrown into the API's form. */
export const refusals =
  (report: ReportFault): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const refused = asRefusal(error)
    const requestId = requestIdOf(response)
    if (refused.code === 'INTERNAL' || refused.code === 'UNAVAILABLE') report(describeFault(refused.cause ?? error, requestId))
    if (response.headersSent) return next(error)
    for (const [name, value] of Object.entries(refused.headers)) response.setHeader(name, value)
    response
      .status(refused.status)
      .json({ errors: [toPublicError({ message: '', extensions: { code: refused.code } }, requestId)] })
  }

/** Errors of the body parser carry an HTTP status. */
const bodyFaults: Readonly<Record<number, ErrorCode>> = { 400: 'BAD_REQUEST', 413: 'LIMIT_EXCEEDED', 415: 'BAD_REQUEST' }

function asRefusal(error: unknown): RequestRefused {
  if (error instanceof RequestRefused) return error
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
  const code = bodyFaults[status]
  return code ? new RequestRefused(code, { status, cause: error }) : new RequestRefused('INTERNAL', { cause: error })
}
