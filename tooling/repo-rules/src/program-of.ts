import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from './repository.ts'

/** The script behind a program of the root's development dependencies, to be run with the project's Node on every system. */
export function programOf(name: 'oxlint' | 'oxfmt' | 'typescript' | 'turbo' | 'vitest', program: string = name): string {
  const folder = join(repositoryRoot, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> }
  const script = typeof bin === 'string' ? bin : bin[program]
  if (!script) throw new Error(`The package ${name} has no program ${program}.`)
  return join(folder, script)
}
