import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Wraps the data keys of persons with a key that the database never sees. `context` says whose key it is and must be the same at
 * both ends. A file here; a key management service in production.
 */
export interface KeyProvider {
  wrap(key: Uint8Array, context: string): Promise<Uint8Array>
  unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array>
}

/** The key-encryption key cannot be used as it is found; the message says what to do. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError'
}

const nonceLength = 12
const tagLength = 16

/**
 * A key provider whose key stands in `<folder>/key-encryption.key`, mode 0600, made at first use.
 * @param options.hasWrappedKeys whether the database already holds wrapped keys: then a missing file is a loss, not a beginning.
 * @throws KeyFileError when others may read the file, when it is damaged, or when it is missing over existing keys.
 */
export async function localKeyProvider(folder: string, options: { hasWrappedKeys(): Promise<boolean> }): Promise<KeyProvider> {
  const key = createSecretKey(await loadKey(join(folder, 'key-encryption.key'), folder, options.hasWrappedKeys))
  return {
    wrap: async (dataKey, context) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
    },
    unwrap: async (wrapped, context) => {
      const tagAt = wrapped.length - tagLength
      const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, nonceLength))
        .setAAD(Buffer.from(context))
        .setAuthTag(wrapped.subarray(tagAt))
      try {
        return Buffer.concat([decipher.update(wrapped.subarray(nonceLength, tagAt)), decipher.final()])
      } catch (cause) {
        throw new KeyFileError(
          'A wrapped key does not open with this key-encryption key: is the file from another installation?',
          { cause },
        )
      }
    },
  }
}

async function loadKey(path: string, folder: string, hasWrappedKeys: () => Promise<boolean>): Promise<Buffer> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found) {
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
      throw new KeyFileError(`${path} may be read by others. Run: chmod 600 '${path}'`)
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url')
    if (key.length !== 32) throw new KeyFileError(`${path} does not hold a key of 32 bytes. Restore it from its backup.`)
    return key
  }
  if (await hasWrappedKeys()) {
    throw new KeyFileError(
      `${path} is missing, but the database holds keys wrapped with it. Restore it from its backup; a new one would open nothing.`,
    )
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const key = randomBytes(32)
  // 'wx': of two processes that start at once only one makes the key; the other reads it.
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (!file) return loadKey(path, folder, hasWrappedKeys)
  await file.writeFile(key.toString('base64url'))
  await file.sync()
  await file.close()
  return key
}
