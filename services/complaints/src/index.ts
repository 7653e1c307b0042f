export { complaintsSchema } from './database-schema.ts'
export type { CaseToSeed, ComplaintsSeeding } from './seeding.ts'
export { startComplaintsService, type ComplaintsConfig } from './service.ts'
