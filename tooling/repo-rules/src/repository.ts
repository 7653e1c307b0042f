import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the project, with a separator at its end. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url))

/** Every file of the project that is, or would be, committed: paths from the top, with forward slashes. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  return [...new Set(listed.split('\0'))].filter((path) => path && existsSync(join(repositoryRoot, path))).toSorted()
}

/** The text of one file of the project. */
export function projectText(path: string): string {
  return readFileSync(join(repositoryRoot, path), 'utf8')
}

export type Manifest = {
  path: string
  name: string
  private?: boolean
  packageManager?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** The package.json files of the project, the top one included. */
export function manifests(files: readonly string[] = projectFiles()): Manifest[] {
  const paths = files.filter((path) => /(^|\/)package\.json$/.test(path))
  return paths.map((path) => ({ ...(JSON.parse(projectText(path)) as Omit<Manifest, 'path'>), path }))
}
