import fs, { type PathOrFileDescriptor } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { removedBy } from './removed.ts'

/**
 * In the process of a test: SQL that is read from files comes without the guard that was taken away. Nothing on the disk changes. (The
 * sources of modules are changed where they are transformed.)
 */
const read = fs.readFileSync
fs.readFileSync = ((path: PathOrFileDescriptor, ...rest: [never]) => {
  const content = read(path, ...rest)
  const removed = removedBy(process.env)
  return removed !== null && String(path).endsWith(removed.file) ? removed.source : content
}) as typeof fs.readFileSync
syncBuiltinESMExports()
