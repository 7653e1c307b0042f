import { erasePersonQueue, type ServiceSchema } from '@candour/database'

/** The database schema of this service, for `installDatabase`. Whoever lets somebody back in ends what they had in the same transaction. */
export const identitySchema: ServiceSchema = {
  service: 'identity',
  schema: 'identity',
  prismaFolder: new URL('../prisma/', import.meta.url),
  sharedTables: [{ table: 'sign_in_ending', privileges: ['INSERT'] }],
  queues: [erasePersonQueue('identity')],
}
