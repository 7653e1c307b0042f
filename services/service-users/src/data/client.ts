import type { Prisma, PrismaClient } from '../generated/prisma/client.ts'

export type Db = PrismaClient
/** A transaction of the service's own client. */
export type Tx = Prisma.TransactionClient
