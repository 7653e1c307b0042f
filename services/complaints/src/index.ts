export { complaintsSchema } from './database-schema.ts'
export type { CaseToSeed, ComplaintsSeeding, StepToSeed } from './seeding.ts'
export { startComplaintsService, type ComplaintsConfig } from './service.ts'
