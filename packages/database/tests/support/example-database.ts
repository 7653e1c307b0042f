import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import {
  createServiceClient,
  type Installation,
  installDatabase,
  type InstallDatabaseOptions,
  startEmbeddedPostgres,
} from '../../src/index.ts'
import { PrismaClient } from '../fixtures/example-service/src/generated/prisma/client.ts'

export const secret = Buffer.alloc(32, 7)
export const examplePrisma = new URL('../fixtures/example-service/prisma/', import.meta.url)
export const otherPrisma = new URL('../fixtures/other-service/prisma/', import.meta.url)

/** Two small services on one database, as the product's own would be installed. */
export function exampleOptions(adminUrl: string): InstallDatabaseOptions {
  return {
    adminUrl,
    secret,
    schemas: [
      { service: 'example', schema: 'example', prismaFolder: examplePrisma, queues: ['example.touched'] },
      {
        service: 'other-service',
        schema: 'other_service',
        prismaFolder: otherPrisma,
        sharedTables: [{ table: 'audit', privileges: ['INSERT'] }],
      },
    ],
    factsSql: [
      `CREATE OR REPLACE VIEW facts.open_subject AS SELECT organisation, subject_id FROM facts.subject WHERE status <> 'CLOSED'`,
    ],
  }
}

export interface ExampleServer extends AsyncDisposable {
  adminUrl: string
  folder: string
}

/** A PostgreSQL of its own for a test file, gone afterwards. */
export async function startExampleServer(): Promise<ExampleServer> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-database-'))
  const server = await startEmbeddedPostgres({ folder, durable: false })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true })
  }
  return { adminUrl: server.url, folder, [Symbol.asyncDispose]: stop }
}

export interface ExampleDatabase extends AsyncDisposable {
  adminUrl: string
  installation: Installation
  example: PrismaClient
}

/** The example services installed on a server of their own, with a client of the first. */
export async function startExampleDatabase(): Promise<ExampleDatabase> {
  const server = await startExampleServer()
  const installation = await installDatabase(exampleOptions(server.adminUrl))
  const example = createServiceClient(PrismaClient, installation.serviceUrl('example'))
  const stop = async () => {
    await example.$disconnect()
    await server[Symbol.asyncDispose]()
  }
  return { adminUrl: server.adminUrl, installation, example, [Symbol.asyncDispose]: stop }
}

/** Runs SQL over a connection of its own and returns the rows. */
export async function sqlAs<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
