import { erasePersonQueue, type ServiceSchema } from '@candour/database'
import { birthdayNoticesQueue } from './data/birthday-notices.ts'

/** What the service brings to the database. Every service writes to the audit log and uses up viewer contexts; none reads them here. */
export const accessSchema: ServiceSchema = {
  service: 'access',
  schema: 'access',
  prismaFolder: new URL('../prisma/', import.meta.url),
  sharedTables: [
    { table: 'audit', privileges: ['INSERT'] },
    { table: 'spent_context', privileges: ['INSERT'] },
  ],
  queues: ['access/assign-registering-worker', birthdayNoticesQueue, erasePersonQueue('access')],
}
