export { accessSchema } from './database-schema.ts'
export { startAccessService, type AccessConfig } from './service.ts'
export { createAccessSeeding, SeedingRefused, type AccessSeeding } from './seeding.ts'
export type { SeededTeam, TeamToSeed, WorkerOfPerson } from './seeding-bulk.ts'
