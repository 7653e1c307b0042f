import type { ServiceSchema } from '@candour/database'

export const serviceUsersSchema: ServiceSchema = {
  service: 'service-users',
  schema: 'service_users',
  prismaFolder: new URL('../prisma/', import.meta.url),
}
