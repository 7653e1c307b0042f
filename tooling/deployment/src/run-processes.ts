// Starts all processes on this machine from the files that install.ts wrote: node tooling/deployment/src/run-processes.ts --folder FOLDER
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@candour/database'
import { readInstallationRecord } from './installation-record.ts'
import { startProcesses } from './processes.ts'

const { values } = parseArgs({ options: { folder: { type: 'string' } } })
const stop = new Promise((resolved) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolved)
})

try {
  if (!values.folder) throw new Error('Usage: node tooling/deployment/src/run-processes.ts --folder FOLDER')
  const folder = resolve(values.folder)
  const { publicUrl, embeddedPostgres } = await readInstallationRecord(folder)
  await using resources = new AsyncDisposableStack()
  if (embeddedPostgres) resources.use(await startEmbeddedPostgres(embeddedPostgres))
  const { protocol, port } = new URL(publicUrl)
  const gatewayPort = Number(port || (protocol === 'https:' ? 443 : 80))
  const processes = resources.use(await startProcesses({ folder, gatewayPort }))
  for (const { name, url, pid, exited } of processes.all) {
    console.log(`${name.padEnd(14)} ${url.padEnd(26)} process ${pid}`)
    void exited.then((code) => console.log(`${name} (process ${pid}) ended${code === null ? '' : ` with exit code ${code}`}.`))
  }
  console.log(`Candour is running as ${processes.all.length} processes at ${publicUrl}. Ctrl-C stops them.`)
  await stop
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
