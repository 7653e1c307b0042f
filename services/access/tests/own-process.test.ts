import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { manualClock, systemClock } from '@candour/database'
import { createViewerSigner } from '@candour/subgraph-kit'
import { exportSPKI } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAccessNetwork, type AccessNetwork } from './support/access-network.ts'
import { hireStaff } from './support/staff-of-dmws.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

describe('the access service by itself', () => {
  let network: AccessNetwork
  let folder: string

  beforeAll(async () => {
    network = await startAccessNetwork(manualClock(systemClock.now()))
    folder = await mkdtemp(join(tmpdir(), 'candour-access-process-'))
  }, 120_000)
  afterAll(async () => {
    await network?.[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  const start = (environment: Record<string, string>) =>
    spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  it('answers over HTTP what a gateway signed, says that it is well, and stops when asked to', async () => {
    const { worker } = await hireStaff(network)
    const keyFile = join(folder, 'viewer.pem')
    await writeFile(keyFile, await exportSPKI(network.publicKey))
    const child = start({
      PORT: '0',
      ACCESS_DATABASE_URL: network.installation.serviceUrl('access'),
      KEYS_FOLDER: network.keysFolder,
      VIEWER_PUBLIC_KEY_FILE: keyFile,
      AUDIT_SIGNING_SECRET: Buffer.alloc(32, 5).toString('base64'),
    })
    const exited = once(child, 'exit')
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const url = /^access listens at (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(line)?.[1]
    expect(url).toBeDefined()

    expect(await (await fetch(new URL('/healthz', url))).json()).toEqual({ healthy: true })
    const body = JSON.stringify({ query: '{ viewer { name } }' })
    const sign = createViewerSigner(network.privateKey, () => systemClock.now())
    const signedViewer = await sign(network.claimsOf({ id: worker }, 'query'), 'access', body)
    const post = (headers: Record<string, string>) => fetch(url!, { method: 'POST', body, headers })
    expect(await (await post({ 'candour-viewer': signedViewer })).json()).toEqual({ data: { viewer: { name: 'Alex Reed' } } })
    expect((await post({})).status).toBe(401)

    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  })

  it('says in one sentence what it was not told, and starts nothing', async () => {
    const child = start({})
    const [line] = (await once(createInterface(child.stderr), 'line')) as [string]
    expect(line).toBe('ACCESS_DATABASE_URL has to be set.')
    expect(await once(child, 'exit')).toEqual([1, null])
  })
})
