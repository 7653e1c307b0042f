import { createServiceClient } from '@candour/database'
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts'

/**
 * The service's connection. Sign-in happens before the organisation is known (a user name leads to it, not the other way round),
 * so the entry points of this service run under `acrossOrganisations`.
 */
export function openDatabase(url: string) {
  return createServiceClient(PrismaClient, url)
}

export type Database = ReturnType<typeof openDatabase>
/** The same inside a transaction. */
export type Transaction = Prisma.TransactionClient
