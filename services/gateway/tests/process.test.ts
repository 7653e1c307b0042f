import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exportPKCS8, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnvironment } from '@candour/subgraph-kit/serve'
import { readGatewayConfig } from '../src/environment.ts'
import { openFactsDatabase } from '../src/facts-database.ts'

const sdl = readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8')
const subgraphs = [...sdl.matchAll(/@join__graph\(name: "([a-z-]+)"/g)].map(([, name]) => name)
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
let folder: string
let environment: Record<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-'))
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  await writeFile(join(folder, 'viewer.pem'), await exportPKCS8(privateKey))
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const nowhere = `127.0.0.1:${(closed.address() as AddressInfo).port}`
  closed.close()
  environment = {
    PUBLIC_URL: 'http://localhost:4000',
    PORT: '0',
    FACTS_DATABASE_URL: `postgresql://nobody:secret-canary@${nowhere}/none`,
    IDENTITY_URL: `http://${nowhere}`,
    SUBGRAPH_URLS: subgraphs.map((name) => `${name}=http://${nowhere}`).join(','),
    VIEWER_KEY_FILE: join(folder, 'viewer.pem'),
  }
})
afterAll(() => rm(folder, { recursive: true }))

function start(alter: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env: { ...environment, ...alter } })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk))
  return { child, output: () => output, ended: once(child, 'exit') as Promise<[number | null, string | null]> }
}

describe('the gateway as a process of its own', () => {
  it('starts while nothing else runs yet, says so at its health check, and stops when told', async () => {
    const { child, output, ended } = start({})
    while (!output().includes('listens at'))
      await Promise.race([once(child.stdout, 'data'), ended.then(() => expect.fail(output()))])
    const url = /http:\S+/.exec(output())![0]
    const health = await fetch(`${url}/healthz`)
    expect(health.status).toBe(503)
    expect(Object.keys(JSON.parse(await health.text()).checks)).toEqual(['database', ...subgraphs])
    expect((await fetch(`${url}/identity/auth`)).status).toBe(503)
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(output()).not.toContain('secret-canary')
  })

  it('ends with one sentence when it cannot start', async () => {
    const { output, ended } = start({ HOST: '0.0.0.0' })
    expect((await ended)[0]).toBe(1)
    expect(output()).toBe(
      'Without TLS in front the server listens on loopback only; put a reverse proxy with TLS before it and declare it.\n',
    )
  })

  it.each([
    [{ PUBLIC_URL: '' }, 'PUBLIC_URL has to be set.'],
    [{ PORT: 'http' }, 'PORT has to be a number up to 65535.'],
    [{ SUBGRAPH_URLS: 'access' }, 'SUBGRAPH_URLS has to be a list'],
    [{ SUBGRAPH_URLS: 'nonsense=http://127.0.0.1:1' }, 'SUBGRAPH_URLS has to name the subgraph '],
    [{ SUBGRAPH_URLS: 'access=http://10.0.0.2:4002' }, 'SUBGRAPH_URLS has to begin with https outside this machine.'],
    [{ IDENTITY_URL: 'http://identity.internal' }, 'IDENTITY_URL has to begin with https outside this machine.'],
    [{ DEVICE_AUTHORITIES_FILE: 'devices.pem' }, 'DEVICE_AUTHORITIES_FILE has no use without TLS_IN_FRONT.'],
    [{ TLS_IN_FRONT: 'yes' }, 'TLS_IN_FRONT has to be true or false.'],
    [{ IDENTITY_URL: 'identity' }, 'IDENTITY_URL has to be an http or https address.'],
    [{ VIEWER_KEY_FILE: main }, 'VIEWER_KEY_FILE has to be a readable file'],
    [{ TLS_IN_FRONT: 'true', DEVICE_AUTHORITIES_FILE: main }, 'DEVICE_AUTHORITIES_FILE has to be a readable file'],
  ])('says what is wrong when told %o', async (alter, sentence) => {
    await using facts = openFactsDatabase(environment['FACTS_DATABASE_URL']!)
    await expect(readGatewayConfig(readEnvironment({ ...environment, ...alter }), facts)).rejects.toThrow(sentence)
  })
})
