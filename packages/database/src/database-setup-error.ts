/** Why the database could not be made ready; each message is a sentence for the person who runs the installation. */
export type DatabaseSetupErrorCode =
  | 'BAD_DATABASE_URL'
  | 'UNREACHABLE'
  | 'NO_CREATEROLE'
  | 'NO_CREATE_ON_DATABASE'
  | 'SCHEMA_NEWER_THAN_CODE'
  | 'MIGRATION_CHANGED'
  | 'MIGRATION_FAILED'
  | 'VERSION_TOO_OLD'
  | 'EMBEDDED_UNSUPPORTED'
  | 'EMBEDDED_FAILED'

/** A database that cannot be used as it is. `sql`, when given, is exactly what an administrator has to run. */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError'
  readonly code: DatabaseSetupErrorCode
  readonly sql: string | undefined

  constructor(code: DatabaseSetupErrorCode, message: string, details: { sql?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.sql = details.sql
  }
}
