import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installationOf } from '@candour/database'
import { InstallationFolder, run } from '@candour/dev-env'
import { writeEnvironmentFiles } from './environment-files.ts'
import { writeInstallationRecord } from './installation-record.ts'

export interface InstallSettings {
  /** Where the environment files go. */
  readonly out: string
  /** The installation's own folder with its master secret and key-encryption key, such as `.data` of the one-process shape. */
  readonly data: string
  /** Connection string of a user who may create roles and schemas; undefined for the PostgreSQL that comes with the product. */
  readonly databaseUrl: string | undefined
  readonly publicUrl: string
  /** Where the profiles of the served organisations are; undefined for those that ship with the product. */
  readonly organisationsFolder: string | undefined
  /** Fills a new database with invented people instead of one administrator. */
  readonly demonstration: boolean
}

const portalFolder = (app: string) => fileURLToPath(new URL(`../../../apps/${app}/dist`, import.meta.url))

/**
 * Brings the database to what the code needs, fills a new one, and writes what every process reads. The system is up for a moment, on
 * loopback only, since a first filling goes through the services' own rules. `progress` is told, once, who may sign in first.
 * @throws DatabaseSetupError, KeyFileError, InvalidProfileError: each one sentence
 */
export async function installInto(settings: InstallSettings, progress: (line: string) => void): Promise<void> {
  const { out, data, databaseUrl, publicUrl, organisationsFolder } = settings
  await mkdir(out, { recursive: true, mode: 0o700 })
  const nobody = (_: unknown, response: { writeHead(status: number): { end(): void } }) => void response.writeHead(404).end()
  await using running = await run(
    {
      dataFolder: data,
      port: 0,
      publicUrl,
      databaseUrl,
      organisationsFolder,
      empty: !settings.demonstration,
      messages: {},
      staffSignInSecrets: {},
    },
    { staff: nobody, my: nobody },
    progress,
  )
  const folder = new InstallationFolder(data)
  const secrets = await folder.secrets()
  const { adminUrl } = running.network
  const portals = { staff: portalFolder('staff-portal'), my: portalFolder('self-service-portal') }
  const built = existsSync(portals.staff) && existsSync(portals.my)
  await writeEnvironmentFiles(
    {
      installation: installationOf({ adminUrl, secret: secrets.of('database') }),
      secrets,
      publicUrl,
      demonstration: running.state === 'demonstration',
      folder: out,
      ...(organisationsFolder === undefined ? {} : { organisationsFolder }),
      ...(built ? { portals } : {}),
    },
    join(folder.keys, 'key-encryption.key'),
  )
  const port = Number(new URL(adminUrl).port)
  await writeInstallationRecord(out, { publicUrl, embeddedPostgres: databaseUrl ? null : { folder: folder.postgres, port } })
}
