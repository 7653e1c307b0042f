import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { memory, projectEnvironment, projectNode, root } from './project.mjs'
import { runQuietly } from './quiet.mjs'

const remembered = join(memory, '.candour-install')

/** Installs from the lockfile unless that has been done: nothing touches the network again until the lockfile changes. */
export async function ensureInstalled() {
  const wanted = fingerprint()
  if (existsSync(projectNode()) && existsSync(remembered) && readFileSync(remembered, 'utf8') === wanted) return
  console.error('Installing packages from the lockfile (the first time takes about a minute) …')

  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const pnpm = ['pnpm', 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  const args = ['exec', '--yes', `--package=${packageManager}`, '--', ...pnpm]
  const [command, ...before] = npm()
  await runQuietly(command, [...before, ...args], {
    cwd: root,
    env: projectEnvironment(),
    shell: command === 'npm.cmd',
    failure: 'The packages could not be installed: see above. The package registry must be reachable the first time.',
    notFound: 'npm was not found: install it (it comes with Node) and try again.',
  })
  writeFileSync(remembered, wanted)
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** The npm that started us, as a script for this Node: no shell, and the same on every system. Otherwise the one on the path. */
function npm() {
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js') && existsSync(script)) return [process.execPath, script]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}
