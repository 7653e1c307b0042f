import type { ServiceSchema } from '@candour/database'
import { sendQueue } from '@candour/outbox'

/** What the service brings to the database. Every service puts messages into the outbox; none reads them here. */
export const serviceUsersSchema: ServiceSchema = {
  service: 'service-users',
  schema: 'service_users',
  prismaFolder: new URL('../prisma/', import.meta.url),
  sharedTables: [{ table: 'message', privileges: ['INSERT'] }],
  queues: [sendQueue],
}
