import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BackupError } from './backup-error.ts'

/** Reads the key that backups are sealed with, 32 bytes in base64url in a file of mode 0600. @throws BackupError */
export async function readBackupKey(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new BackupError(`${path} is missing: without it no backup opens. Restore it from where it was kept.`)
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new BackupError(`${path} may be read by others. Run: chmod 600 '${path}'`)
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url')
  if (key.length !== 32) throw new BackupError(`${path} does not hold a key of 32 bytes.`)
  return key
}

/** The same, made at the first backup. */
export async function ensureBackupKey(path: string): Promise<Buffer> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (file) {
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
    await file.close()
  }
  return readBackupKey(path)
}
