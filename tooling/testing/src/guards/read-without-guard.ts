import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { removedBy } from './removed.ts'

/*
 * In the process of a test: SQL that is read from files comes without the guard that was taken away. Nothing on the disk changes. (The
 * sources of modules are changed where they are transformed.)
 */
const instead = (path: unknown): string | null => {
  const removed = removedBy(process.env)
  return removed !== null && String(path).endsWith(removed.file) ? removed.source : null
}

const readFileSync = fs.readFileSync as (...given: unknown[]) => unknown
fs.readFileSync = ((...given: unknown[]) => instead(given[0]) ?? readFileSync(...given)) as typeof fs.readFileSync
const readFile = fs.promises.readFile as (...given: unknown[]) => Promise<unknown>
fs.promises.readFile = (async (...given: unknown[]) =>
  instead(given[0]) ?? (await readFile(...given))) as typeof fs.promises.readFile
syncBuiltinESMExports()
