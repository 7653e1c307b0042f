import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { BackupError } from './backup-error.ts'

// A file is: the mark; a header in the clear (4 bytes of length, JSON); frames (4 bytes of length, ciphertext, tag). Each file has a key of its own,
// derived from the backup key and a random salt, so a frame's number is its nonce; the last frame says so in its nonce, so that a file that was cut
// off is no whole file; the header is bound to every frame. (The STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár.)
const mark = Buffer.from('CANDOUR BACKUP 1\n')
const frameLength = 1 << 20
const tagLength = 16

/** What a file says of itself without its key. */
export interface SealedHeader {
  /** `data` or `keys`: one never passes for the other. */
  readonly kind: string
  readonly createdAt: string
  readonly [more: string]: unknown
}

export interface SealedWriter {
  write(bytes: Uint8Array): Promise<void>
  /** Makes the file whole. Until then it does not stand under its name. */
  end(): Promise<void>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Begins an encrypted file, readable by its owner only. @throws BackupError when there is one of that name */
export async function writeSealedFile(path: string, key: Uint8Array, header: SealedHeader): Promise<SealedWriter> {
  await (await open(path, 'wx', 0o600).catch(refuseExisting(path))).close()
  const aside = `${path}.new`
  await rm(aside, { force: true })
  const file = await open(aside, 'wx', 0o600)
  const salt = randomBytes(32)
  const head = Buffer.from(JSON.stringify({ ...header, salt: salt.toString('base64') }))
  const seal = framesOf(key, salt, head)
  await file.write(Buffer.concat([mark, length(head.length), head]))
  let pending: Buffer[] = []
  let size = 0
  const flush = async (last: boolean) => {
    const frame = seal.encrypt(Buffer.concat(pending), last)
    pending = []
    size = 0
    await file.write(Buffer.concat([length(frame.length), frame]))
  }
  return {
    write: async (bytes) => {
      pending.push(Buffer.from(bytes))
      size += bytes.length
      if (size >= frameLength) await flush(false)
    },
    end: async () => {
      await flush(true)
      await file.sync()
      await file.close()
      await rename(aside, path)
    },
    abandon: async () => {
      await file.close().catch(() => undefined)
      await Promise.all([rm(aside, { force: true }), rm(path, { force: true })])
    },
  }
}

const refuseExisting =
  (path: string) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code === 'EEXIST') throw new BackupError(`${path} is there already: nothing is overwritten.`)
    throw new BackupError(`${path} cannot be written: ${error.code}.`, { cause: error })
  }

export interface SealedReader extends AsyncDisposable {
  readonly header: SealedHeader
  /** Exactly so many bytes. @throws BackupError when the file was changed or cut off, or is sealed with another key */
  read(count: number): Promise<Buffer>
  /** @throws BackupError unless all was read */
  requireEnd(): Promise<void>
}

/** Opens an encrypted file of this kind. @throws BackupError */
export async function readSealedFile(path: string, key: Uint8Array, kind: string): Promise<SealedReader> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(`${path} cannot be read: ${error.code}.`, { cause: error })
  })
  try {
    const { head, header } = await readHeader(file, path)
    if (header.kind !== kind) throw new BackupError(`${path} is a backup of ${header.kind}, not of ${kind}.`)
    const frames = framesOf(key, Buffer.from(String(header['salt']), 'base64'), head)
    let ready = Buffer.alloc(0)
    let ended = false
    const more = async () => {
      const sealed = await readExactly(file, readLength(await readExactly(file, 4, path)), path)
      const opened = frames.decrypt(sealed)
      if (!opened) throw new BackupError(`${path} was changed, or is sealed with another key.`)
      ready = Buffer.concat([ready, opened.bytes])
      ended = opened.last
    }
    return {
      header,
      read: async (count) => {
        while (ready.length < count && !ended) await more()
        if (ready.length < count) throw new BackupError(`${path} ends before it should.`)
        const taken = ready.subarray(0, count)
        ready = ready.subarray(count)
        return taken
      },
      requireEnd: async () => {
        while (!ended) await more()
        const { bytesRead } = await file.read(Buffer.alloc(1), 0, 1)
        if (ready.length > 0 || bytesRead > 0) throw new BackupError(`${path} holds more than it should.`)
      },
      [Symbol.asyncDispose]: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readHeader(file: FileHandle, path: string): Promise<{ head: Buffer; header: SealedHeader }> {
  const start = await readExactly(file, mark.length + 4, path)
  const size = readLength(start.subarray(mark.length))
  if (!start.subarray(0, mark.length).equals(mark) || size > frameLength) throw new BackupError(`${path} is not a backup.`)
  const head = await readExactly(file, size, path)
  try {
    return { head, header: JSON.parse(head.toString()) as SealedHeader }
  } catch {
    throw new BackupError(`${path} is not a backup.`)
  }
}

async function readExactly(file: FileHandle, count: number, path: string): Promise<Buffer> {
  if (count > frameLength * 64) throw new BackupError(`${path} was changed.`)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count)
  if (bytesRead < count) throw new BackupError(`${path} was cut off.`)
  return buffer
}

/** Seals and opens the frames of one file in their order. */
function framesOf(backupKey: Uint8Array, salt: Uint8Array, head: Uint8Array) {
  const key = Buffer.from(hkdfSync('sha256', backupKey, salt, 'candour backup', 32))
  const bound = hash('sha256', head, 'buffer')
  let number = 0
  const nonce = (last: boolean) => {
    const bytes = Buffer.alloc(12)
    bytes.writeBigUInt64BE(BigInt(number), 0)
    bytes.writeUInt8(last ? 1 : 0, 8)
    return bytes
  }
  const tryOpen = (sealed: Buffer, last: boolean): Buffer | null => {
    if (sealed.length < tagLength) return null
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(last)).setAAD(bound).setAuthTag(sealed.subarray(-tagLength))
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()])
    } catch {
      return null
    }
  }
  return {
    encrypt: (bytes: Buffer, last: boolean): Buffer => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(last)).setAAD(bound)
      number += 1
      return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    /** Null when it does not open at this place. */
    decrypt: (sealed: Buffer): { bytes: Buffer; last: boolean } | null => {
      for (const last of [false, true]) {
        const bytes = tryOpen(sealed, last)
        if (!bytes) continue
        number += 1
        return { bytes, last }
      }
      return null
    },
  }
}

function length(count: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(count)
  return bytes
}

const readLength = (bytes: Buffer): number => bytes.readUInt32BE(0)
