import { erasePersonQueue, type ServiceSchema } from '@candour/database'

/** Jobs of one person each, whose consent to be on record was taken down at registration. */
export const takeOverStorageConsentQueue = 'consent/take-over-storage-consent'

/** What the service brings to the database. */
export const consentSchema: ServiceSchema = {
  service: 'consent',
  schema: 'consent',
  prismaFolder: new URL('../prisma/', import.meta.url),
  queues: [takeOverStorageConsentQueue, erasePersonQueue('consent')],
}
