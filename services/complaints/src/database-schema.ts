import type { ServiceSchema } from '@candour/database'

/** What the service brings to the database. */
export const complaintsSchema: ServiceSchema = {
  service: 'complaints',
  schema: 'complaints',
  prismaFolder: new URL('../prisma/', import.meta.url),
}
