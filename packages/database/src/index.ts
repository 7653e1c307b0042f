export { type Clock, type ManualClock, manualClock, systemClock } from './clock.ts'
export { newId } from './new-id.ts'
export { DatabaseSetupError, type DatabaseSetupErrorCode } from './database-setup-error.ts'
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts'
export { createServiceClient } from './client/create-service-client.ts'
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
export { KeyFileError, type KeyProvider, localKeyProvider } from './vault/local-key-provider.ts'
export type { KeyOwner, RawQueryable } from './vault/person-key-store.ts'
export { blindIndex, KeyErasedError, SealBrokenError, type SealedPlace } from './vault/sealed-value.ts'
export { createVault, type Vault, type VaultOptions, type VaultSession } from './vault/vault.ts'
export { cloneDatabase, dropDatabase } from './install/clone-database.ts'
export { connectAsAdmin } from './install/connect-as-admin.ts'
export { hasWrappedKeys, installDatabase, type InstallDatabaseOptions } from './install/install-database.ts'
export { type Installation, installationOf, type InstallationOptions } from './install/installation.ts'
export type { ServiceSchema } from './install/service-schema.ts'
export { type JobData, type JobSender, jobSender, type JobSenderOptions } from './jobs/job-sender.ts'
export { type Job, type JobHandler, type JobWorker, jobWorker, type JobWorkerOptions } from './jobs/job-worker.ts'
export { checkDrift } from './migrate/check-drift.ts'
export { writeNextMigration } from './migrate/next-migration.ts'
