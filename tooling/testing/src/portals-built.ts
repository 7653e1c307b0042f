import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { repositoryRoot } from '@candour/repo-rules'
import { runProgram } from './run-program.ts'

const portals = ['apps/staff-portal/dist', 'apps/self-service-portal/dist']

/** Builds the portals where they are not built yet: the command line refuses to start without them. */
export async function ensurePortals(): Promise<void> {
  if (portals.every((folder) => existsSync(join(repositoryRoot, folder, 'index.html')))) return
  const turbo = createRequire(join(repositoryRoot, 'package.json')).resolve('turbo/bin/turbo')
  const { ok, output } = await runProgram(turbo, ['run', 'build', '--output-logs=errors-only'])
  if (!ok) throw new Error(`The portals could not be built:\n${output}`)
}
