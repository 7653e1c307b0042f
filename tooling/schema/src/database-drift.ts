import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDrift, installDatabase, startEmbeddedPostgres, type ServiceSchema } from '@candour/database'
import { factsSql } from '@candour/decision-facts'
import { repository } from './services.ts'

export interface Drift {
  readonly service: string
  /** What would lead from the migrated database to the schema files. */
  readonly sql: string
}

/** Migrates a database that lives only as long as this check, and compares each service's part with its schema files. */
export async function databaseDrift(root: URL = repository): Promise<Drift[]> {
  const schemas = await serviceSchemas(root)
  const folder = await mkdtemp(join(tmpdir(), 'candour-drift-'))
  try {
    await using postgres = await startEmbeddedPostgres({ folder, durable: false })
    const installation = await installDatabase({ adminUrl: postgres.url, secret: randomBytes(32), schemas, factsSql })
    const drifted: Drift[] = []
    for (const { service, prismaFolder } of schemas) {
      const sql = await checkDrift({ serviceUrl: installation.serviceUrl(service), prismaFolder })
      if (sql !== null) drifted.push({ service, sql })
    }
    return drifted
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Each service's part of the database, in the order in which they are migrated everywhere. */
const order = ['identity', 'access', 'service-users', 'consent', 'complaints']
const places = ['src/database-schema.ts', 'src/schema.ts']

async function serviceSchemas(root: URL): Promise<ServiceSchema[]> {
  const names = (await readdir(new URL('services/', root))).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const schemas: ServiceSchema[] = []
  for (const name of names) {
    const file = places.map((place) => new URL(`services/${name}/${place}`, root)).find((candidate) => existsSync(candidate))
    if (!file) continue
    const exported = Object.values((await import(file.href)) as Record<string, unknown>)
    schemas.push(...exported.filter(isServiceSchema))
  }
  return schemas
}

const isServiceSchema = (value: unknown): value is ServiceSchema =>
  typeof value === 'object' && value !== null && 'service' in value && 'prismaFolder' in value
