import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readStaffSignInSecrets } from '@candour/identity'
import { readMessageSettings, type MessageSettings } from '@candour/service-users'
import { BadEnvironment, readEnvironment } from '@candour/subgraph-kit/serve'
import { RefusedStart } from './refused-start.ts'

export interface Settings {
  readonly dataFolder: string
  readonly port: number
  readonly publicUrl: string
  /** Undefined: the PostgreSQL that comes with the product. */
  readonly databaseUrl: string | undefined
  /** Where the profiles of the served organisations are. Undefined: those that ship with the product. */
  readonly organisationsFolder: string | undefined
  /** Only the organisation and one administrator, no invented people. */
  readonly empty: boolean
  /** How messages leave an installation of real people. */
  readonly messages: MessageSettings
  /** Secrets of our client at the issuers of organisations whose staff sign in there, by organisation. */
  readonly staffSignInSecrets: Readonly<Record<string, string>>
}

/** Reads the command line and the environment of `npm start`. @throws RefusedStart */
export function readSettings(argv: readonly string[], environment: NodeJS.ProcessEnv, root: string): Settings {
  const { values } = readOptions(argv)
  const port = Number(environment['PORT'] ?? 4000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new RefusedStart('PORT must be a number from 1 to 65535.')
  const publicUrl = environment['PUBLIC_URL'] ?? `http://localhost:${port}`
  if (!isOrigin(publicUrl))
    throw new RefusedStart('PUBLIC_URL must be an http or https origin, such as https://records.example.org.')
  return {
    dataFolder: environment['CANDOUR_DATA'] ?? join(root, '.data'),
    port,
    publicUrl: new URL(publicUrl).origin,
    databaseUrl: environment['DATABASE_URL'] || undefined,
    organisationsFolder: environment['ORGANISATIONS_FOLDER'] || undefined,
    empty: values.empty,
    messages: readMessages(environment),
    staffSignInSecrets: readStaffSignInSecrets(environment),
  }
}

function readMessages(environment: NodeJS.ProcessEnv): MessageSettings {
  try {
    return readMessageSettings(readEnvironment(environment))
  } catch (error) {
    throw error instanceof BadEnvironment ? new RefusedStart(error.message) : error
  }
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(text)
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: { empty: { type: 'boolean', default: false } }, strict: true })
  } catch {
    throw new RefusedStart('The only option of `npm start` is --empty: write it as `npm start -- --empty`.')
  }
}
