import { readFileSync } from 'node:fs'
import { localKeyProvider, systemClock } from '@candour/database'
import { createPolicy } from '@candour/need-to-know'
import { foundingProfiles, loadProfiles, policyProfile } from '@candour/organisations'
import { importSPKI } from 'jose'
import { hasWrappedKeys } from './data/wrapped-keys.ts'
import type { AccessConfig } from './service.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** What the process was told is missing or wrong; the message is one sentence that says which. */
export class BadEnvironment extends Error {
  override readonly name = 'BadEnvironment'
}

/** The configuration of a service that runs by itself, beside the other processes. @throws BadEnvironment, KeyFileError */
export async function configFromEnvironment(environment: Environment): Promise<AccessConfig> {
  const databaseUrl = required(environment, 'ACCESS_DATABASE_URL')
  const gatewayKey = await gatewayKeyOf(required(environment, 'VIEWER_PUBLIC_KEY_FILE'))
  const folder = environment['ORGANISATIONS_FOLDER']
  const profiles = folder ? loadProfiles(folder) : foundingProfiles()
  const served = new Map(
    profiles.map((profile) => [profile.id, { profile, policy: createPolicy({ organisation: policyProfile(profile) }) }]),
  )
  return {
    databaseUrl,
    gatewayKey,
    keyProvider: await localKeyProvider(required(environment, 'KEYS_FOLDER'), {
      hasWrappedKeys: () => hasWrappedKeys(databaseUrl),
    }),
    clock: systemClock,
    organisation: (code) => served.get(code),
  }
}

/** Where to listen: loopback unless told otherwise; port 0 takes a free one. @throws BadEnvironment */
export function addressFromEnvironment(environment: Environment): { readonly host: string; readonly port: number } {
  const port = Number(environment['PORT'] ?? '4002')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new BadEnvironment('PORT has to be a number up to 65535.')
  return { host: environment['HOST'] ?? '127.0.0.1', port }
}

function required(environment: Environment, name: string): string {
  const value = environment[name]
  if (!value) throw new BadEnvironment(`${name} has to be set.`)
  return value
}

async function gatewayKeyOf(file: string) {
  try {
    return await importSPKI(readFileSync(file, 'utf8'), 'EdDSA')
  } catch {
    throw new BadEnvironment(
      'VIEWER_PUBLIC_KEY_FILE has to be a readable file with the gateway’s Ed25519 public key (SPKI, PEM).',
    )
  }
}
