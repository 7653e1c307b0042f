import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { beginKeyFile, keyFileState, readKeyFile, replaceKeyFile, type KeyLine } from './key-file.ts'
import { KeyFileError, type KeyProvider } from './key-provider.ts'

const nonceLength = 12
const tagLength = 16
/** Format and version. */
const headerLength = 3
const format = 2
/** A data key of 32 bytes, wrapped before there were versions: nonce, ciphertext, tag. */
const unversionedLength = nonceLength + 32 + tagLength

/**
 * A key provider whose key stands in `<folder>/key-encryption.key`, mode 0600, made at first use. It notices when another process changes
 * the file: a rotation needs no restart.
 * @param options.hasWrappedKeys whether the database already holds wrapped keys: then a missing file is a loss, not a beginning.
 * @throws KeyFileError when others may read the file, when it is damaged, or when it is missing over existing keys.
 */
export async function localKeyProvider(folder: string, options: { hasWrappedKeys(): Promise<boolean> }): Promise<KeyProvider> {
  const path = join(folder, 'key-encryption.key')
  if ((await keyFileState(path)) === undefined) {
    if (await options.hasWrappedKeys()) throw lost(path)
    await beginKeyFile(path, new Date())
  }
  let known = await load(path)

  /** As the file is now. */
  const present = async () => {
    if ((await keyFileState(path)) !== known.state) known = await load(path)
    return known
  }
  const keyOf = async (version: number): Promise<KeyObject> => {
    const key = known.keys.get(version) ?? (await present()).keys.get(version)
    if (!key) throw new KeyFileError(`${path} does not hold version ${version} of the key any more. Restore it from its backup.`)
    return key
  }
  return {
    wrap: async (dataKey, context) => {
      const { newest, keys } = await present()
      const key = keys.get(newest) ?? fail(path)
      const header = Buffer.alloc(headerLength)
      header.writeUInt8(format, 0)
      header.writeUInt16BE(newest, 1)
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([header, Buffer.from(context)]))
      return Buffer.concat([header, nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
    },
    unwrap: async (wrapped, context) => {
      const version = versionOf(wrapped)
      const header = wrapped.length === unversionedLength ? 0 : headerLength
      const sealed = wrapped.subarray(header)
      const tagAt = sealed.length - tagLength
      const decipher = createDecipheriv('aes-256-gcm', await keyOf(version), sealed.subarray(0, nonceLength))
        .setAAD(Buffer.concat([wrapped.subarray(0, header), Buffer.from(context)]))
        .setAuthTag(sealed.subarray(tagAt))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(nonceLength, tagAt)), decipher.final()])
      } catch (cause) {
        throw new KeyFileError(
          `A wrapped key does not open with this key-encryption key: is ${path} from another installation? Restore it from its backup.`,
          { cause },
        )
      }
    },
    versionOf,
    versions: async () => (await present()).lines.map(({ version, madeAt }) => ({ version, madeAt })),
    rotate: async (now) => {
      const { lines, newest } = await present()
      await replaceKeyFile(path, [...lines, { version: newest + 1, madeAt: now, key: randomBytes(32) }])
      return newest + 1
    },
    retireBefore: async (version) => {
      const kept = (await present()).lines.filter((line) => line.version >= version)
      if (kept.length === 0) throw new KeyFileError('The newest version of the key stays.')
      await replaceKeyFile(path, kept)
    },
  }
}

interface Loaded {
  readonly state: string
  readonly lines: readonly KeyLine[]
  /** As key objects: with bytes, every wrapped key would pay for making one. */
  readonly keys: ReadonlyMap<number, KeyObject>
  readonly newest: number
}

async function load(path: string): Promise<Loaded> {
  const content = await readKeyFile(path)
  if (!content) throw lost(path)
  const keys = new Map(content.lines.map(({ version, key }) => [version, createSecretKey(key)]))
  return { ...content, keys, newest: content.lines.at(-1)?.version ?? 0 }
}

function versionOf(wrapped: Uint8Array): number {
  if (wrapped.length === unversionedLength) return 1
  if (wrapped.length < headerLength + nonceLength + tagLength || wrapped[0] !== format)
    throw new KeyFileError(
      'This key was wrapped by another provider than the file: start with the settings it was wrapped under.',
    )
  return Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.length).readUInt16BE(1)
}

const lost = (path: string) =>
  new KeyFileError(
    `${path} is missing, but the database holds keys wrapped with it. Restore it from its backup; a new one would open nothing.`,
  )

function fail(path: string): never {
  throw lost(path)
}
