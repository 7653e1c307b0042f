import type { ServiceSchema } from '@candour/database'

/**
 * Jobs that work out dates anew. With `serviceUserId` those of one person; without it those of a whole organisation, a batch a job, each
 * sending the next with the last person it came to as `after`.
 */
export const recomputeQueue = 'retention/recompute'

/** What the service brings to the database. */
export const retentionSchema: ServiceSchema = {
  service: 'retention',
  schema: 'retention',
  prismaFolder: new URL('../prisma/', import.meta.url),
  queues: [recomputeQueue],
}
