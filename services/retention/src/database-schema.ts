import { personErasedQueue, type ServiceSchema } from '@candour/database'

/**
 * Jobs that work out dates anew. With `serviceUserId` those of one person; without it those of a whole organisation, a batch a job, each
 * sending the next with the last person it came to as `after`.
 */
export const recomputeQueue = 'retention/recompute'

/** A job for each organisation, every night: has disposals go on that came to a stop. */
export const resumeDisposalsQueue = 'retention/resume-disposals'

/** What the service brings to the database. */
export const retentionSchema: ServiceSchema = {
  service: 'retention',
  schema: 'retention',
  prismaFolder: new URL('../prisma/', import.meta.url),
  queues: [recomputeQueue, personErasedQueue, resumeDisposalsQueue],
}
