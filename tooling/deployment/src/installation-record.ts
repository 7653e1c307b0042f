import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What starting the processes on this machine needs to know besides their environments. */
export interface InstallationRecord {
  readonly publicUrl: string
  /** The PostgreSQL that comes with the product, where it is used. */
  readonly embeddedPostgres: { readonly folder: string; readonly port: number } | null
}

const fileOf = (folder: string) => join(folder, 'installation.json')

export const writeInstallationRecord = (folder: string, record: InstallationRecord): Promise<void> =>
  writeFile(fileOf(folder), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })

/** @throws Error when nothing was installed into the folder */
export async function readInstallationRecord(folder: string): Promise<InstallationRecord> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`Nothing is installed in ${folder}: run install.ts first.`)
  return JSON.parse(text) as InstallationRecord
}
