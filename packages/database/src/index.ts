export { type Clock, type ManualClock, manualClock, systemClock } from './clock.ts'
export { newId } from './new-id.ts'
export { DatabaseSetupError, type DatabaseSetupErrorCode } from './database-setup-error.ts'
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts'
export { rowsIn, rowsParameter } from './client/rows-parameter.ts'
export { copyRows, type CopiedRow } from './client/copy-rows.ts'
export { createServiceClient } from './client/create-service-client.ts'
export { directStatements, directStatementsOf, type DirectStatements } from './client/direct-statements.ts'
export { tellingIds } from './client/ids-as-they-come.ts'
export { observeStatements, type StatementObserver } from './client/observe-statements.ts'
export { type DataModel, dataModelOf } from './client/data-model.ts'
export { organisationScope } from './client/organisation-scope.ts'
export {
  acrossOrganisations,
  currentOrganisation,
  NoOrganisationError,
  OtherOrganisationError,
  withOrganisation,
} from './client/with-organisation.ts'
export { KeyFileError, KeyServiceError, type KeyProvider, type KeyVersion } from './vault/key-provider.ts'
export { localKeyProvider } from './vault/local-key-provider.ts'
export { openKeyProvider } from './vault/open-key-provider.ts'
export { countByVersion, requireKeyOpens, rewrapKeys } from './vault/rewrap-keys.ts'
export type { KeyOwner, RawQueryable } from './vault/person-key-store.ts'
export { blindIndex, KeyErasedError, SealBrokenError, type SealedPlace } from './vault/sealed-value.ts'
export { createVault, type Vault, type VaultOptions, type VaultSession } from './vault/vault.ts'
export { cloneDatabase, dropDatabase } from './install/clone-database.ts'
export { connectAsAdmin } from './install/connect-as-admin.ts'
export { hasWrappedKeys, installDatabase, type InstallDatabaseOptions } from './install/install-database.ts'
export { databaseName, type Installation, installationOf, type InstallationOptions, roleName } from './install/installation.ts'
export { keysOwnerOf, withKeysOwner } from './install/with-keys-owner.ts'
export { BackupError } from './backup/backup-error.ts'
export { ensureBackupKey, readBackupKey } from './backup/backup-key.ts'
export { readRows } from './backup/read-rows.ts'
export { readSealedFile, type SealedReader, type SealedWriter, writeSealedFile } from './backup/sealed-file.ts'
export { writeRows } from './backup/write-rows.ts'
export { tablesOf } from './tables.ts'
export { eraseEverywhere, type ErasedPerson, type ErasureScope } from './erasure/erase-everywhere.ts'
export {
  type ErasedHere,
  eraseFromSchema,
  erasePersonHandler,
  erasePersonQueue,
  eraseRows,
  personErasedQueue,
} from './erasure/erase-person-job.ts'
export { personScope, signInScope } from './erasure/person-scope.ts'
export type { ServiceSchema } from './install/service-schema.ts'
export { type JobData, type JobSender, jobSender, type JobSenderOptions } from './jobs/job-sender.ts'
export { type Job, type JobHandler, type JobWorker, jobWorker, type JobWorkerOptions } from './jobs/job-worker.ts'
export { checkDrift } from './migrate/check-drift.ts'
export { writeNextMigration } from './migrate/next-migration.ts'
