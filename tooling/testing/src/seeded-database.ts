import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres, systemClock } from '@candour/database'
import { InstallationFolder, seedDemonstration, startNetwork } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { freePort } from './free-port.ts'

/** An installed and seeded database that test files clone, and the folder with its secrets. */
export interface Seeded {
  readonly adminUrl: string
  readonly folder: string
}

/** Starts a PostgreSQL of its own with one installed and seeded database. Disposing stops it and removes everything. */
export async function startSeededDatabase(): Promise<Seeded & AsyncDisposable> {
  await using started = new AsyncDisposableStack()
  const path = started.adopt(await mkdtemp(join(tmpdir(), 'candour-test-')), (made) => rm(made, { recursive: true, force: true }))
  const folder = new InstallationFolder(path)
  const { url: adminUrl } = started.use(await startEmbeddedPostgres({ folder: folder.postgres, durable: false }))
  const port = await freePort()
  await using network = await startNetwork({
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
  const resources = started.move()
  return { adminUrl, folder: path, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}
