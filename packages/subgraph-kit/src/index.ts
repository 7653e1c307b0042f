export { ApiError, errorMessages, isErrorCode, stepUpChallenge, toPublicError, type ErrorCode } from './api-error.ts'
export { AuditTrail, type AuditOutcome, type AuditSink } from './audit-trail.ts'
export { authorise } from './authorise.ts'
export { change } from './change.ts'
export { reportFault } from './fault-report.ts'
export { listen } from './listen.ts'
export { notThere } from './not-there.ts'
export { RequestDecisions } from './need-to-know-runtime.ts'
export { calendarDateOf, parseCalendarDate, parseInstant } from './scalars.ts'
export { createSchemaBuilder } from './schema-builder.ts'
export { serveSubgraph, type CommonServiceConfig, type StartedService, type SubgraphProcess } from './serve-subgraph.ts'
export {
  Subgraph,
  type ServedOrganisation,
  type SubgraphAnswer,
  type SubgraphConfig,
  type SubgraphDatabase,
  type SubgraphRequest,
} from './subgraph.ts'
export type { SubgraphContext } from './subgraph-context.ts'
export { answering, conflict, Rejected, rejection, type UserError } from './user-error.ts'
export { createViewerSigner, createViewerVerifier, type VerifiedViewer, type ViewerClaims } from './viewer-context.ts'
