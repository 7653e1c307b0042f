import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { KeyFileError } from './key-provider.ts'

/** One version of the key-encryption key, as a line of the file: number, when it was made, 32 bytes in base64url. */
export interface KeyLine {
  readonly version: number
  readonly madeAt: Date
  readonly key: Buffer
}

export interface KeyFileContent {
  readonly lines: readonly KeyLine[]
  /** Changes whenever the file does. */
  readonly state: string
}

/** Undefined when there is none. @throws KeyFileError when others may read it, or when it is damaged */
export async function readKeyFile(path: string): Promise<KeyFileContent | undefined> {
  const state = await keyFileState(path)
  if (state === undefined) return undefined
  const lines = (await readFile(path, 'utf8')).trim().split('\n').map(readLine)
  const inOrder = lines.every((line, index) => line !== undefined && line.version > (lines[index - 1]?.version ?? 0))
  if (!inOrder) throw new KeyFileError(`${path} does not hold keys of 32 bytes. Restore it from its backup.`)
  return { lines: lines.filter((line) => line !== undefined), state }
}

/** What tells one state of the file from another. Undefined when there is none. @throws KeyFileError when others may read it */
export async function keyFileState(path: string): Promise<string | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!found) return undefined
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new KeyFileError(`${path} may be read by others. Run: chmod 600 '${path}'`)
  return `${found.ino} ${found.mtimeMs} ${found.size}`
}

/** Makes the file with its first key, unless another process just did. */
export async function beginKeyFile(path: string, now: Date): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const aside = `${path}.${randomUUID()}`
  await writeWhole(aside, [{ version: 1, madeAt: now, key: randomBytes(32) }])
  // Of two processes that start at once only one gets its key into place, and whoever finds the file finds all of it.
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(aside)
  await syncFolder(path)
}

/** Puts other lines in the place of those of the file, all or none, whenever the power goes. */
export async function replaceKeyFile(path: string, lines: readonly KeyLine[]): Promise<void> {
  const aside = `${path}.new`
  await rm(aside, { force: true })
  await writeWhole(aside, lines)
  await rename(aside, path)
  await syncFolder(path)
}

async function writeWhole(path: string, lines: readonly KeyLine[]): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  await file.writeFile(textOf(lines))
  await file.sync()
  await file.close()
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path))
  await folder.sync()
  await folder.close()
}

const textOf = (lines: readonly KeyLine[]): string =>
  lines.map(({ version, madeAt, key }) => `${version} ${madeAt.toISOString()} ${key.toString('base64url')}\n`).join('')

function readLine(text: string): KeyLine | undefined {
  const parts = text.split(' ')
  // A file from before there were versions holds its only key and nothing else.
  const [version, madeAt, key = ''] = parts.length === 1 ? ['1', '1970-01-01T00:00:00.000Z', text] : parts
  const line = { version: Number(version), madeAt: new Date(madeAt ?? ''), key: Buffer.from(key, 'base64url') }
  const sound =
    Number.isInteger(line.version) && line.version <= 65_535 && !Number.isNaN(line.madeAt.getTime()) && line.key.length === 32
  return sound ? line : undefined
}
