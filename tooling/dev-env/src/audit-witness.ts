import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Keeps the audit log's signed checkpoints in files, the last of each day: whoever changes the database does not change these. Copied to
 * another machine they are as good there.
 */
export class AuditWitness {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Forgets everything: for a database that is begun anew. */
  async begin(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** Begins anew and keeps what there was beside: for a database that was restored from a backup. */
  async setAside(now: Date): Promise<void> {
    await rename(this.#folder, `${this.#folder}-until-${now.toISOString().replaceAll(':', '')}`).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      },
    )
  }

  /** Keeps a checkpoint, unless the day's is of a longer log: what was seen is not unseen. */
  async keep(note: string): Promise<void> {
    const file = join(this.#folder, `${dayOf(note)}.checkpoint`)
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const before = await readFile(file, 'utf8').catch(() => null)
    if (before !== null && sizeOf(before) > sizeOf(note)) return
    await writeFile(`${file}.new`, note, { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  /** All that is kept, the oldest first. */
  async kept(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const files = names.filter((name) => name.endsWith('.checkpoint')).sort()
    return Promise.all(files.map((name) => readFile(join(this.#folder, name), 'utf8')))
  }
}

const dayOf = (note: string) => /^at (\d{4}-\d{2}-\d{2})/m.exec(note)?.[1] ?? 'undated'
const sizeOf = (note: string) => Number(note.split('\n')[1])
