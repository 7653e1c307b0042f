import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres, systemClock } from '@candour/database'
import { InstallationFolder, seedDemonstration, startNetwork } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** An installed and seeded database that test files clone, and the folder with its secrets. */
    seeded: { readonly adminUrl: string; readonly folder: string }
  }
}

/** One PostgreSQL for the run, with one installed and seeded database from which each test file takes a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const path = await mkdtemp(join(tmpdir(), 'candour-test-'))
  const folder = new InstallationFolder(path)
  const postgres = await startEmbeddedPostgres({ folder: folder.postgres, durable: false })
  const adminUrl = postgres.url
  const port = await freePort()
  const network = await startNetwork({
    adminUrl,
    secrets: await folder.secrets(),
    keysFolder: folder.keys,
    clock: systemClock,
    profiles: foundingProfiles(),
    port,
    publicUrl: `http://localhost:${port}`,
    demonstration: true,
    portals: undefined,
  })
  await seedDemonstration(network, systemClock, () => undefined)
  await network.jobsDone()
  await network[Symbol.asyncDispose]()
  project.provide('seeded', { adminUrl, folder: path })
  return async () => {
    await postgres.stop()
    await rm(path, { recursive: true, force: true })
  }
}
