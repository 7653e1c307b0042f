import type { ServiceSchema } from '@candour/database'
import { takeOverStorageConsentQueue } from './take-over-storage-consent.ts'

/** What the service brings to the database. */
export const consentSchema: ServiceSchema = {
  service: 'consent',
  schema: 'consent',
  prismaFolder: new URL('../prisma/', import.meta.url),
  queues: [takeOverStorageConsentQueue],
}
