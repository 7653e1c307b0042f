export { recomputeQueue, retentionSchema } from './database-schema.ts'
export type { HoldToSeed, RetentionSeeding } from './seeding.ts'
export { startRetentionService, type RetentionConfig } from './service.ts'
