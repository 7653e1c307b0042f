import { join } from 'node:path'
import type { Installation } from '@candour/database'
import { schemas, type Secrets } from '@candour/dev-env'
import { defaultPort, subgraphNames, type ProcessName } from './process-names.ts'

export type ProcessEnvironment = Readonly<Record<string, string>>

export interface EnvironmentSource {
  readonly installation: Installation
  readonly secrets: Secrets
  readonly publicUrl: string
  readonly demonstration: boolean
  /** Where the files are that the processes read. */
  readonly folder: string
  /** Where the profiles are; left out, those that ship with the product are served. */
  readonly organisationsFolder?: string
  /** Folders of the built portals; left out, the gateway serves none. */
  readonly portals?: { readonly staff: string; readonly my: string }
}

export const signingKeyFile = 'viewer.private.pem'
export const verifyingKeyFile = 'viewer.public.pem'
export const keysFolder = 'keys'

/**
 * What each process is told, and nothing that is for another: its own database role, and a secret only where it is used. Addresses are
 * those of one machine with one replica each; whoever starts more says so by PORT and SUBGRAPH_URLS.
 */
export function processEnvironments(source: EnvironmentSource): Readonly<Record<ProcessName, ProcessEnvironment>> {
  const { installation, secrets, publicUrl, portals } = source
  const demonstration = String(source.demonstration)
  const everybody = source.organisationsFolder === undefined ? {} : { ORGANISATIONS_FOLDER: source.organisationsFolder }
  const itsDatabase = (name: ProcessName): ProcessEnvironment => ({
    ...everybody,
    [databaseVariable(name)]: installation.serviceUrl(name),
    ...(hasQueues(name) ? { JOBS_DATABASE_URL: installation.workerUrl } : {}),
  })
  const subgraph = (name: ProcessName): ProcessEnvironment => ({
    ...itsDatabase(name),
    KEYS_FOLDER: join(source.folder, keysFolder),
    VIEWER_PUBLIC_KEY_FILE: join(source.folder, verifyingKeyFile),
    ...(name === 'access' ? { AUDIT_SIGNING_SECRET: secrets.of('audit-signing').toString('base64') } : {}),
    ...(name === 'service-users'
      ? { NHS_NUMBER_INDEX_SECRET: secrets.of('nhs-number-index').toString('base64'), CANDOUR_DEMONSTRATION: demonstration }
      : {}),
  })
  return {
    identity: {
      ...itsDatabase('identity'),
      PUBLIC_URL: publicUrl,
      IDENTITY_SECRET: secrets.of('identity').toString('base64'),
      CANDOUR_DEMONSTRATION: demonstration,
    },
    ...Object.fromEntries(subgraphNames.map((name) => [name, subgraph(name)])),
    gateway: {
      ...everybody,
      PUBLIC_URL: publicUrl,
      FACTS_DATABASE_URL: installation.readerUrl('gateway'),
      VIEWER_KEY_FILE: join(source.folder, signingKeyFile),
      IDENTITY_URL: `http://127.0.0.1:${defaultPort('identity')}`,
      SUBGRAPH_URLS: subgraphNames.map((name) => `${name}=http://127.0.0.1:${defaultPort(name)}`).join(','),
      CANDOUR_DEMONSTRATION: demonstration,
      ...(portals ? { STAFF_PORTAL_FOLDER: portals.staff, SELF_SERVICE_PORTAL_FOLDER: portals.my } : {}),
    },
  }
}

const databaseVariable = (name: string) => `${name.replaceAll('-', '_').toUpperCase()}_DATABASE_URL`

/** Only who works on queues may see them. */
const hasQueues = (name: string) => schemas.some(({ service, queues = [] }) => service === name && queues.length > 0)
