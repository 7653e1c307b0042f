import { hkdfSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RefusedStart } from './refused-start.ts'

/** What the parts of one installation derive from its master secret, each under its own name. */
export interface Secrets {
  of(purpose: string): Buffer
}

/** The folder of one installation: database files, keys, and where the running process can be found. Readable by its owner only. */
export class InstallationFolder {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  get postgres(): string {
    return join(this.path, 'postgres')
  }

  /** Checkpoints of the audit log, outside the database that they are about. */
  get witness(): string {
    return join(this.path, 'witness')
  }

  get keys(): string {
    return join(this.path, 'keys')
  }

  /**
   * Reads the master secret, made at the first start.
   * @param begun whether the database was begun with it: then a missing one is a loss, and making another would lock everybody out
   * @throws RefusedStart when it is missing over a database, or may be read by others
   */
  async secrets({ begun = false }: { readonly begun?: boolean } = {}): Promise<Secrets> {
    const file = join(this.keys, 'master.secret')
    await mkdir(this.keys, { recursive: true, mode: 0o700 })
    const master = await readFile(file).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      if (begun) throw new RefusedStart(`${file} is missing, and the database was begun with it. Restore it from its backup.`)
      const made = randomBytes(32)
      // Written aside and renamed, so that a process that dies in between leaves no half a secret.
      await writeFile(`${file}.new`, made, { mode: 0o600 })
      await rename(`${file}.new`, file)
      return made
    })
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
      throw new RefusedStart(`${file} may be read by others. Run: chmod 600 '${file}'`)
    return { of: (purpose) => Buffer.from(hkdfSync('sha256', master, 'candour', purpose, 32)) }
  }

  /** Tells second processes (`token`, `seed`) how to reach the running one. */
  async announce(runtime: Runtime): Promise<void> {
    const file = join(this.path, 'runtime.json')
    await writeFile(file, JSON.stringify(runtime, null, 2), { mode: 0o600 })
    await chmod(file, 0o600)
  }

  /** Undefined when nothing was announced. */
  async announced(): Promise<Runtime | undefined> {
    const text = await readFile(join(this.path, 'runtime.json'), 'utf8').catch(() => undefined)
    return text === undefined ? undefined : (JSON.parse(text) as Runtime)
  }

  async retract(): Promise<void> {
    await rm(join(this.path, 'runtime.json'), { force: true })
  }
}

export interface Runtime {
  readonly publicUrl: string
  /** Connection string with the privileged role: why the file is readable by its owner only. */
  readonly adminUrl: string
}
