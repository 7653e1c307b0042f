export { consentSchema, takeOverStorageConsentQueue } from './database-schema.ts'
export type { ConsentSeeding, DecisionToSeed, FirstDecisionToSeed } from './seeding.ts'
export { startConsentService, type ConsentConfig } from './service.ts'
