import { erasePersonQueue, type ServiceSchema } from '@candour/database'
import { sendQueue } from '@candour/outbox'

/** A job for each organisation, every night: looks after messages that nobody is sending any more. */
export const sweepQueue = 'service-users/sweep-messages'

/** A job for each organisation, every night: deletes what was taken off records while something held it. */
export const deleteRemovedQueue = 'service-users/delete-removed-documents'

/** What the service brings to the database. Every service puts messages into the outbox; none reads them here. */
export const serviceUsersSchema: ServiceSchema = {
  service: 'service-users',
  schema: 'service_users',
  prismaFolder: new URL('../prisma/', import.meta.url),
  sharedTables: [{ table: 'message', privileges: ['INSERT'] }],
  queues: [sendQueue, sweepQueue, deleteRemovedQueue, erasePersonQueue('service-users')],
}
