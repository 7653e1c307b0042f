import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, join } from 'node:path'

/** How the processes of tests are told where data was laid out for them. */
export const dataVariable = 'CANDOUR_GUARD_DATA'

/*
 * In the process of a test: the folders that it makes for itself begin with the data that was laid out, which a PostgreSQL there then takes up.
 */
const laidOut = process.env[dataVariable]
if (laidOut !== undefined) {
  const make = fs.promises.mkdtemp as (prefix: string, ...more: unknown[]) => Promise<string>
  fs.promises.mkdtemp = (async (prefix: string, ...more: unknown[]) => {
    const made = await make(prefix, ...more)
    if (basename(prefix).startsWith('candour-'))
      for (const part of ['data', 'password']) await fs.promises.cp(join(laidOut, part), join(made, part), { recursive: true })
    return made
  }) as typeof fs.promises.mkdtemp
  syncBuiltinESMExports()
}
