import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { X509Certificate } from 'node:crypto'
import { createServer, request as requestPlain, type IncomingMessage } from 'node:http'
import { createServer as createTlsServer, request as requestTls } from 'node:https'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolment } from '../src/enrolment.ts'
import { renderLandingPage } from '../src/index.ts'
import { authority, clientCert, device, type Certified } from './device-certificates.ts'
import { clock, testGateway, token } from './test-gateway.ts'

const demonstration = {
  password: 'correct horse <battery>',
  personas: [
    { username: 'dmws.support-worker', organisation: 'DMWS', shows: 'A caseload & records', signsInAt: 'staff' },
    { username: 'bct.service-user.1', organisation: 'A trust <of> children', shows: 'Own information', signsInAt: 'my' },
  ],
} as const

let folder: string
let network: Awaited<ReturnType<typeof testGateway>>
let databaseUp = true

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Portal</title>')
  await writeFile(join(folder, 'assets', 'index-a1b2c3.js'), 'export {}')
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(folder, '.secret'), 'never')
  network = await testGateway({
    mode: 'demonstration',
    portals: { staff: folder, my: folder },
    landingPage: () => renderLandingPage({ organisations: ['Defence Medical Welfare Service'], demonstration }),
    demonstrationCodes: async () => [{ username: 'dmws.dpo', code: '123456', secondsLeft: 11.4 }],
    identity: (request, response) => response.end(JSON.stringify({ url: request.url, headers: request.headers })),
    health: {
      database: async () => {
        if (!databaseUp) throw new Error('connection refused by 10.0.0.7')
      },
      jobs: async () => true,
    },
  })
})
afterAll(async () => {
  await network[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const get = (path: string, init: RequestInit = {}) => fetch(`${network.gateway.url}${path}`, { redirect: 'manual', ...init })

describe('every answer', () => {
  it.each(['/', '/staff/', '/healthz', '/graphql', '/nowhere', '/candour.css', '/%E0%A4%A'])(
    'of %s carries the security headers',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('x-powered-by')).toBe(null)
      expect(headers.get('strict-transport-security')).toBe(null)
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('has an id of our own, not one that was sent', async () => {
    const { headers } = await get('/', { headers: { 'x-request-id': 'mine' } })
    expect(headers.get('x-request-id')).not.toBe('mine')
  })

  it('pins HTTPS where the public address is HTTPS', async () => {
    await using secure = await testGateway({ publicUrl: 'https://records.example.org' })
    const { headers } = await fetch(secure.gateway.url)
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  })
})

describe('the health check', () => {
  it('is 200 only while every part works, and tells names, never causes', async () => {
    const well = await get('/healthz')
    expect([well.status, await well.json()]).toEqual([200, { status: 'ok', checks: { database: 'ok', jobs: 'ok' } }])
    databaseUp = false
    const ill = await get('/healthz')
    const text = await ill.text()
    databaseUp = true
    expect([ill.status, JSON.parse(text)]).toEqual([503, { status: 'failing', checks: { database: 'failing', jobs: 'ok' } }])
    expect(text).not.toContain('10.0.0.7')
    expect(ill.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a portal', () => {
  it.each(['/staff/', '/staff/records/0193', '/staff/signed-in?code=abc', '/my/sharing', '/staff/index.html'])(
    'answers %s with its page, never kept',
    async (path) => {
      const response = await get(path)
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(await response.text()).toContain('<title>Portal</title>')
    },
  )

  it('lets hashed files be kept for ever, others only when asked again', async () => {
    expect((await get('/staff/assets/index-a1b2c3.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await get('/staff/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    '/staff/assets/index-gone.js',
    '/staff/gone.png',
    '/staff/.secret',
    '/staff/..%2f.secret',
    '/staff/assets/',
    '/staff/%2e%2e/%2e%2e/gone.txt',
  ])('has no %s', async (path) => {
    const response = await get(path)
    expect(response.status, path).toBe(404)
    expect(await response.text()).not.toContain('never')
  })

  it('is found without its last slash', async () => {
    const response = await get('/staff')
    expect([response.status, response.headers.get('location')]).toEqual([308, '/staff/'])
  })

  it('takes no posts', async () => {
    expect((await get('/staff/', { method: 'POST' })).status).toBe(404)
  })
})

describe('the start page', () => {
  it('leads to the portals, the API and, in a demonstration, to the personas with their password and codes', async () => {
    const response = await get('/')
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    for (const part of [
      'href="/staff/"',
      'href="/my/"',
      'href="/api"',
      'href="/demonstration/codes"',
      'dmws.support-worker',
      'not affiliated with the organisations whose published notices',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toContain('correct horse &lt;battery&gt;')
    expect(text).toContain('A caseload &amp; records')
    expect(text.match(/<details class="organisation"/g)).toHaveLength(2)
    expect(text.match(/<details class="organisation"\s+open>/g)).toHaveLength(1)
    expect(text).toContain('A trust &lt;of&gt; children')
    expect(text).not.toMatch(/<script|style=|<style/)
  })

  it('says nothing of personas elsewhere, where there are no codes either', async () => {
    await using real = await testGateway({ demonstrationCodes: async () => [{ username: 'x', code: '123456', secondsLeft: 9 }] })
    expect(await (await fetch(real.gateway.url)).text()).not.toContain('password')
    expect((await fetch(`${real.gateway.url}/demonstration/codes`)).status).toBe(404)
  })

  it('has a page of codes that renews itself when they change', async () => {
    const response = await get('/demonstration/codes')
    expect(response.headers.get('refresh')).toBe('13')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('123456')
  })

  it('explains the API, and says plainly when a page does not exist', async () => {
    expect(await (await get('/api')).text()).toContain('candour-purpose')
    const missing = await get('/nowhere?<script>alert(1)</script>')
    expect(missing.status).toBe(404)
    expect(await missing.text()).not.toContain('alert')
  })
})

describe('sign-in', () => {
  it('is told the public address whatever the client claims, and no identity from outside', async () => {
    const response = await get('/identity/auth?x=1', {
      headers: {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-for': '9.9.9.9',
        'candour-viewer': 'forged',
      },
    })
    const { url, headers } = JSON.parse(await response.text())
    expect(url).toBe('/auth?x=1')
    expect(headers).toMatchObject({ host: 'localhost:4000', 'x-forwarded-host': 'localhost:4000', 'x-forwarded-proto': 'http' })
    expect(headers['x-forwarded-for']).toContain('127.0.0.1')
    expect(headers['candour-viewer']).toBe(undefined)
  })

  it('works the same in a process of its own, and an outage is a plain sentence', async () => {
    const provider = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      response.writeHead(303, {
        location: '/identity/done',
        'set-cookie': ['a=1', 'b=2'],
        'content-security-policy': "default-src 'self'",
      })
      response.end(`${request.method} ${request.url} ${request.headers['x-forwarded-host']} ${body}`)
    })
    provider.listen(0, '127.0.0.1')
    await once(provider, 'listening')
    await using proxied = await testGateway({ identity: new URL(`http://127.0.0.1:${(provider.address() as AddressInfo).port}`) })
    const post = () =>
      fetch(`${proxied.gateway.url}/identity/login?a=b`, { method: 'POST', body: 'user=ann', redirect: 'manual' })
    const response = await post()
    expect([response.status, response.headers.get('location'), response.headers.getSetCookie()]).toEqual([
      303,
      '/identity/done',
      ['a=1', 'b=2'],
    ])
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'")
    expect(await response.text()).toBe('POST /identity/login?a=b localhost:4000 user=ann')
    provider.closeAllConnections()
    provider.close()
    await once(provider, 'close')
    expect((await post()).status).toBe(503)
  })
})

describe('staff of an organisation that asks for enrolled devices or networks', () => {
  const enrolledOnly = (code: string) => code === 'dmws'

  it('get nothing personal from elsewhere, whatever their token and whatever they claim; the people they serve do [DMWS-07]', async () => {
    const enrolment = { enrolledOnly, enrolledNetworks: ['192.0.2.0/24'] }
    await using network = await testGateway({ tlsInFront: true, ...enrolment })
    const query = { query: '{ person(id: "1") { name } }' }
    const from = (who: 'worker' | 'inspector' | 'person', address: string) =>
      network.ask(query, who, { 'x-forwarded-for': address })
    expect((await from('worker', '192.0.2.7')).status).toBe(200)
    const reached = network.subgraphs.people.received.length
    for (const who of ['worker', 'inspector'] as const)
      for (const address of ['198.51.100.4', '192.0.2.7, 198.51.100.4'])
        expect([who, address, (await from(who, address)).status]).toEqual([who, address, 403])
    expect(network.subgraphs.people.received.length).toBe(reached)
    expect((await from('person', '198.51.100.4')).status).toBe(200)
  })

  it('come in from anywhere on a device that proves, to the proxy with TLS, that it was enrolled [DMWS-07]', async () => {
    const [ours, other] = [await authority('Devices'), await authority('Devices')]
    await using network = await testGateway({ tlsInFront: true, enrolledOnly, deviceAuthorities: ours.cert })
    await using proxy = await tlsProxy(network.gateway.url)
    const authorization = `Bearer ${await token('worker')}`
    const ask = (on: Certified | null, claims: Record<string, string> = {}) =>
      proxy.ask({ query: '{ person(id: "1") { name } }' }, { authorization, ...claims }, on)
    const laptop = await device(ours)
    expect(await ask(laptop)).toBe(200)
    const reached = network.subgraphs.people.received.length
    const claim = { 'client-cert': clientCert(new X509Certificate(laptop.cert).raw) }
    expect(await ask(null)).toBe(403)
    expect(await ask(await device(other))).toBe(403)
    expect(await ask(null, claim), 'the header of the device itself').toBe(403)
    expect(network.subgraphs.people.received.length).toBe(reached)
  })

  it('get nothing by a certificate that no proxy with TLS saw [DMWS-07]', async () => {
    const ours = await authority('Devices')
    const isEnrolled = enrolment({ deviceAuthorities: ours.cert, clock })
    const laptop = clientCert(new X509Certificate((await device(ours)).cert).raw)
    expect(isEnrolled({ address: '198.51.100.4', 'client-cert': laptop })).toBe(false)
  })
})

/** A proxy as it stands in front: it asks devices for a certificate, and says which it saw in place of what they say. */
async function tlsProxy(target: string) {
  const own = await device(null, { serverAuth: true })
  const server = createTlsServer(
    { key: own.private, cert: own.cert, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      const { raw } = (request.socket as TLSSocket).getPeerCertificate()
      const { host: _host, 'client-cert': _claimed, ...headers } = request.headers
      const seen = { 'x-forwarded-for': '198.51.100.4', ...(raw ? { 'client-cert': clientCert(raw) } : {}) }
      const onward = requestPlain(
        `${target}${request.url}`,
        { method: request.method, headers: { ...headers, ...seen } },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502)
          answer.pipe(response)
        },
      )
      request.pipe(onward)
    },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    /** The status of the answer. */
    async ask(body: object, headers: Record<string, string>, on: Certified | null): Promise<number | undefined> {
      const certificate = on ? { key: on.private, cert: on.cert } : {}
      const options = { port, method: 'POST', path: '/graphql', rejectUnauthorized: false, agent: false, ...certificate }
      const request = requestTls({ ...options, headers: { 'content-type': 'application/json', ...headers } })
      request.end(JSON.stringify(body))
      const [answer] = (await once(request, 'response')) as [IncomingMessage]
      answer.resume()
      return answer.statusCode
    },
    async [Symbol.asyncDispose]() {
      server.close()
      await once(server, 'close')
    },
  }
}

describe('starting', () => {
  it('listens on loopback unless TLS is in front, and a demonstration never elsewhere', async () => {
    await expect(testGateway({ host: '0.0.0.0' })).rejects.toMatchObject({ code: 'PUBLIC_ADDRESS_REFUSED' })
    await expect(testGateway({ host: '0.0.0.0', tlsInFront: true, mode: 'demonstration' })).rejects.toMatchObject({
      code: 'PUBLIC_ADDRESS_REFUSED',
    })
    await expect(testGateway({ host: '127.0.0.1.example.org' })).rejects.toMatchObject({ code: 'PUBLIC_ADDRESS_REFUSED' })
    await using loopback = await testGateway({ host: '127.0.0.2', mode: 'demonstration' })
    expect((await fetch(loopback.gateway.url)).status).toBe(200)
    await using open = await testGateway({ host: '0.0.0.0', tlsInFront: true })
    expect(new URL(open.gateway.url).hostname).toBe('0.0.0.0')
  })

  it('fails with one sentence when the port is in use, the address is no origin, or a portal was not built', async () => {
    await expect(testGateway({ port: Number(new URL(network.gateway.url).port) })).rejects.toMatchObject({ code: 'PORT_IN_USE' })
    await expect(testGateway({ publicUrl: 'http://localhost:4000/app' })).rejects.toMatchObject({ code: 'BAD_PUBLIC_URL' })
    await expect(testGateway({ publicUrl: 'localhost' })).rejects.toMatchObject({ code: 'BAD_PUBLIC_URL' })
    await expect(testGateway({ portals: { staff: join(folder, 'assets') } })).rejects.toMatchObject({ code: 'PORTAL_NOT_BUILT' })
  })

  it('fails when the supergraph has a subgraph that nobody configured', async () => {
    const { people } = network.subgraphs
    await expect(testGateway({ subgraphs: { people } })).rejects.toThrow(/wishes/)
  })
})
