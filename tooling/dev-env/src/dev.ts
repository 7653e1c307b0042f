import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './root.ts'

// Node's own watcher starts the server again when a file of the back end changes; the portals reload by themselves, through Vite.
const watched = ['packages', 'services', 'tooling/dev-env'].map((folder) => `--watch-path=${join(root, folder)}`)
const server = spawn(process.execPath, [...watched, '--watch-preserve-output', join(import.meta.dirname, 'dev-server.ts')], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
