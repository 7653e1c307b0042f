export { serviceUsersSchema } from './database-schema.ts'
export { startServiceUsersService, type ServiceUsersConfig } from './service.ts'
export type { PersonToPut } from './data/bulk-people.ts'
export type { PersonToSeed } from './seeding.ts'
