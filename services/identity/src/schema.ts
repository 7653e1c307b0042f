import type { ServiceSchema } from '@candour/database'

/** The database schema of this service, for `installDatabase`. */
export const identitySchema: ServiceSchema = {
  service: 'identity',
  schema: 'identity',
  prismaFolder: new URL('../prisma/', import.meta.url),
}
