import { createServiceClient } from '@candour/database'
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts'

/** The service's own database client. Model operations are limited to the present organisation. */
export type RetentionDatabase = PrismaClient
/** The same inside a transaction. */
export type RetentionTransaction = Prisma.TransactionClient

/** Connects as the service's own role, to its own schema. */
export const connect = (url: string): RetentionDatabase => createServiceClient(PrismaClient, url)
