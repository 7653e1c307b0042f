import { chmod, cp, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { exportPKCS8, exportSPKI, generateKeyPair } from 'jose'
import {
  keysFolder,
  processEnvironments,
  signingKeyFile,
  verifyingKeyFile,
  type EnvironmentSource,
  type ProcessEnvironment,
} from './process-environments.ts'
import { processNames, type ProcessName } from './process-names.ts'

/** A value that a line of an environment file cannot hold. */
export class UnwritableValue extends Error {
  override readonly name = 'UnwritableValue'
}

/**
 * Writes what every process reads into a folder that only its owner may open: one environment file a process, the gateway's key pair (made
 * once, kept afterwards) and a copy of the key-encryption key. Can be run again at any time.
 * @param keyEncryptionKey the file of the installation's key-encryption key
 */
export async function writeEnvironmentFiles(source: EnvironmentSource, keyEncryptionKey: string): Promise<void> {
  const { folder } = source
  await mkdir(join(folder, keysFolder), { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  await ensureKeyPair(folder)
  const key = join(folder, keysFolder, 'key-encryption.key')
  await cp(keyEncryptionKey, key)
  await chmod(key, 0o600)
  const environments = processEnvironments(source)
  await Promise.all(processNames.map((name) => writePrivately(environmentFile(folder, name), lines(environments[name] ?? {}))))
}

export const environmentFile = (folder: string, name: ProcessName): string => join(folder, `${name}.env`)

export async function readEnvironmentFile(folder: string, name: ProcessName): Promise<ProcessEnvironment> {
  return parseEnv(await readFile(environmentFile(folder, name), 'utf8')) as ProcessEnvironment
}

/** One NAME=value a line, without quotes: read alike by Node, systemd and `kubectl create secret --from-env-file`. */
function lines(environment: ProcessEnvironment): string {
  const text = Object.entries(environment)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
  const read = parseEnv(text)
  const lost = Object.entries(environment).find(([name, value]) => read[name] !== value)
  if (lost) throw new UnwritableValue(`${lost[0]} has a value that no line of an environment file can hold.`)
  return text
}

async function ensureKeyPair(folder: string): Promise<void> {
  const there = await stat(join(folder, signingKeyFile)).catch(() => undefined)
  if (there) return
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  // The private key last: where it is, the pair is whole.
  await writePrivately(join(folder, verifyingKeyFile), await exportSPKI(publicKey))
  await writePrivately(join(folder, signingKeyFile), await exportPKCS8(privateKey))
}

/** Written aside and renamed: nobody ever reads half a file, or one that others could read. */
async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await chmod(`${file}.new`, 0o600)
  await rename(`${file}.new`, file)
}
