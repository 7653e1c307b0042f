import { erasePersonQueue, type ServiceSchema } from '@candour/database'
import { deadlineRemindersQueue } from './data/deadline-reminders.ts'

/** What the service brings to the database. */
export const complaintsSchema: ServiceSchema = {
  service: 'complaints',
  schema: 'complaints',
  prismaFolder: new URL('../prisma/', import.meta.url),
  queues: [deadlineRemindersQueue, erasePersonQueue('complaints')],
}
