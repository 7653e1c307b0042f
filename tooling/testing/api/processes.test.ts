import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  processNames,
  ProcessRefused,
  readEnvironmentFile,
  startProcess,
  subgraphNames,
  type ProcessName,
} from '@candour/deployment'
import type { Answer } from '../src/api-client.ts'
import { attachFile, downloadFile, pdfSaying } from '../src/document-client.ts'
import { startCollector, type Collector } from '../src/processes-collector.ts'
import { writeCertificate } from '../src/processes-certificate.ts'
import { putUnderLoad } from '../src/processes-load.ts'
import { startTestProcesses, type TestProcesses } from '../src/processes.ts'
import { proving } from '../src/proof-scale.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { startTestNetwork } from '../src/test-network.ts'

/** One federated query over all subgraphs; who has looked depends on who looked before and is asked for apart. */
const record = `query Record($id: ID!) {
  serviceUser(id: $id) {
    id reference status givenName familyName birthDate nhsNumber
    contact { email phone address { lines postcode } safeContact }
    physicalHealth mentalHealth ethnicity religion
    notes { nodes { text } }
    consents { item { code } state }
    assignments { worker kind }
  }
}`
const health = 'query($id: ID!) { serviceUser(id: $id) { physicalHealth } }'
const withdraw = `mutation($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { state } userErrors { code } } }`
const addNote = `mutation($input: AddNoteInput!) { addNote(input: $input) { note { id } userErrors { code } } }`
const notes = `query($id: ID!, $after: String) {
  serviceUser(id: $id) { notes(first: 100, after: $after) { nodes { id text } pageInfo { hasNextPage endCursor } } }
}`
const register = `mutation($input: RegisterServiceUserInput!) {
  registerServiceUser(input: $input) { serviceUser { id } userErrors { code } }
}`

interface NotesPage {
  serviceUser: { notes: { nodes: { id: string; text: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
}

const viewers = [
  ['dmws.support-worker', { purpose: 'care' }],
  ['dmws.support-worker', { purpose: 'care', assurance: 1 }],
  ['dmws.support-worker', {}],
  ['dmws.support-worker.2', { purpose: 'care' }],
  ['dmws.team-manager', { purpose: 'care' }],
  ['dmws.dpo', { purpose: 'rights-request' }],
  ['dmws.administrator', { purpose: 'administration' }],
  ['dmws.service-user.1', {}],
  ['dmws.service-user.2', {}],
  ['dmws.partner-agency', {}],
] as const

let system: TestProcesses
let collector: Collector
let sam: string
beforeAll(async () => {
  collector = await startCollector()
  system = await startTestProcesses({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
  sam = await system.personId('Okafor')
})
afterAll(async () => {
  await system?.[Symbol.asyncDispose]()
  await collector?.[Symbol.asyncDispose]()
})

const second = () => system.gateways[1] ?? ''

describe('the system as processes of their own', () => {
  it('gives every viewer, at every gateway, the very bytes that it gives as one process', { timeout: 120_000 }, async () => {
    await using whole = await startTestNetwork()
    for (const [persona, options] of viewers) {
      const expected = await (await whole.as(persona, options))(record, { id: sam })
      expect(expected.errors).toEqual([])
      for (const at of system.gateways) {
        const answer = await (await system.as(persona, { ...options, at }))(record, { id: sam })
        expect(answer.text).toBe(expected.text)
        expect(answer.status).toBe(200)
      }
    }
  })

  it('takes a document of ten million bytes at one gateway and gives it back at the other', async () => {
    const content = Buffer.alloc(10_000_000, pdfSaying('On and on.'))
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const [first = ''] = system.gateways
    const { status, json } = await attachFile(first, worker, { serviceUserId: sam, content })
    expect({ status, userErrors: json.userErrors }).toEqual({ status: 201, userErrors: [] })
    const fetched = await downloadFile(second(), worker, json.document?.id ?? '')
    expect({ status: fetched.status, same: fetched.bytes.equals(content) }).toEqual({ status: 200, same: true })
  })

  it('shows the worker what support needs and withholds the rest, with the reason [DMWS-09]', async () => {
    const { data, withheld } = await (
      await system.as('dmws.support-worker', { purpose: 'care', at: second() })
    )(record, { id: sam })
    expect(data.serviceUser).toMatchObject({ physicalHealth: expect.stringContaining('knee'), religion: null })
    expect(withheld).toContainEqual(expect.objectContaining({ field: 'religion', reason: 'NOT_YOUR_ROLE' }))
  })

  it('closes health to the worker on the next read at any gateway after consent is withdrawn [DMWS-24, DMR-73]', async () => {
    const dawn = await system.personId('Whitaker')
    const worker = await system.as('dmws.support-worker', { purpose: 'care', at: second() })
    const person = await system.as('dmws.service-user.2')
    expect((await worker(health, { id: dawn })).data.serviceUser.physicalHealth).toContain('diabetes')
    const { data } = await person(withdraw, { input: { serviceUserId: dawn, itemCode: 'health-information' } })
    expect(data.withdrawConsent).toEqual({ consent: { state: 'WITHDRAWN' }, userErrors: [] })
    const after = await worker(health, { id: dawn })
    expect(after.data.serviceUser).toEqual({ physicalHealth: null })
    expect(after.withheld).toMatchObject([{ field: 'physicalHealth', reason: 'CONSENT_NOT_GIVEN' }])
  })

  it('shares its queues between replicas: every job is done, and once', { timeout: 120_000 }, async () => {
    const more = await Promise.all(
      (['access', 'consent'] as const).map(async (name) =>
        startProcess(name, { ...(await readEnvironmentFile(system.folder, name)), PORT: '0' }),
      ),
    )
    const people = 12
    const ids: string[] = []
    await Promise.all(
      system.gateways.map(async (at, gateway) => {
        const worker = await system.as('dmws.support-worker', { purpose: 'care', at })
        for (let index = gateway; index < people; index += system.gateways.length) {
          const { data, errors } = await worker(register, {
            input: {
              givenName: 'Ola',
              familyName: `Berg-${'abcdefghijkl'[index]}`,
              birthDate: '1990-01-31',
              service: 'home-visits',
              contact: { phone: '07700 900111' },
              consentToStore: { wordingVersion: 1, method: 'IN_PERSON' },
            },
          })
          expect(errors).toEqual([])
          ids.push(data.registerServiceUser.serviceUser.id)
        }
      }),
    )
    expect(ids).toHaveLength(people)
    const waiting = `SELECT FROM jobs.job WHERE state IN ('created', 'retry', 'active')`
    await expect.poll(() => system.sql(waiting), { timeout: 20_000, interval: 100 }).toEqual([])
    const assigned = await system.sql('SELECT subject_id FROM access.assignment WHERE subject_id = ANY($1::uuid[])', ids)
    expect(assigned).toHaveLength(people)
    const decided = await system.sql(
      'SELECT subject_id FROM facts.consent_in_force WHERE subject_id = ANY($1::uuid[]) AND item = $2',
      ids,
      'store-and-use',
    )
    expect(decided).toHaveLength(people)
    expect(await system.sql(`SELECT name, retry_count FROM jobs.job WHERE state <> 'completed' OR retry_count > 0`)).toEqual([])
    expect(await Promise.all(more.map((process) => process.end()))).toEqual([0, 0])
  })

  it('loses no acknowledged write and makes none twice when a replica is killed under load', { timeout: 180_000 }, async () => {
    const apis = await Promise.all(system.gateways.map((at) => system.as('dmws.support-worker', { purpose: 'care', at })))
    const [doomed] = system.processes.of('service-users')
    const textOf = (index: number) => `Load note ${String(index).padStart(3, '0')}.`
    const occurredAt = new Date().toISOString()
    let killed: Promise<number | null> | undefined
    const outcomes = await putUnderLoad(
      300,
      8,
      (kind, index) => {
        const api = apis[index % apis.length]!
        const input = { serviceUserId: sam, kind: 'CALL', occurredAt, text: textOf(index), categories: [] }
        return kind === 'write' ? api(addNote, { input }) : api(record, { id: sam })
      },
      (count) => {
        if (count === 100) killed = doomed!.end('SIGKILL')
      },
    )
    expect(await killed).toBeNull()

    const failed = outcomes.filter(({ answer }) => answer.errors.length > 0)
    const codes = new Set(failed.flatMap(({ answer }) => answer.errors.map(({ extensions }) => extensions['code'])))
    expect([...codes].filter((code) => code !== 'UNAVAILABLE')).toEqual([])
    // Reads are asked of the other replica; of the writes only those that were under way at the kill may be in doubt.
    expect(failed.filter(({ kind }) => kind === 'read')).toEqual([])
    expect(failed.length).toBeLessThanOrEqual(8)

    const held: { id: string; text: string }[] = []
    let after: string | null = null
    do {
      const { data }: Answer<NotesPage> = await apis[0]!<NotesPage>(notes, { id: sam, after })
      held.push(...data.serviceUser.notes.nodes)
      after = data.serviceUser.notes.pageInfo.hasNextPage ? data.serviceUser.notes.pageInfo.endCursor : null
    } while (after !== null)
    const ours = held.filter(({ text }) => text.startsWith('Load note'))
    expect(new Set(ours.map(({ text }) => text)).size).toBe(ours.length)
    const acknowledged = outcomes.filter(({ kind, answer }) => kind === 'write' && answer.errors.length === 0)
    const missing = acknowledged.filter(({ index, answer }) => {
      const { note } = answer.data['addNote'] as { note: { id: string } }
      return !ours.some(({ id, text }) => id === note.id && text === textOf(index))
    })
    expect(missing).toEqual([])
    expect(acknowledged.length + failed.length).toBe(100)
  })

  it('answers the rest of a record while the whole of consent is away, and says what is missing', async () => {
    for (const process of system.processes.of('consent')) await process.end('SIGKILL')
    for (const at of system.gateways) {
      const worker = await system.as('dmws.support-worker', { purpose: 'care', at })
      const { status, data, errors } = await worker(record, { id: sam })
      expect(status).toBe(200)
      expect(data.serviceUser).toMatchObject({
        familyName: 'Okafor',
        physicalHealth: expect.stringContaining('knee'),
        consents: null,
      })
      expect(errors).toEqual([
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAVAILABLE', requestId: expect.any(String) }) }),
      ])
      const health = await fetch(`${at}/healthz`)
      expect(health.status).toBe(200)
      expect(await health.json()).toMatchObject({
        status: 'degraded',
        checks: { consent: 'failing', access: 'ok', database: 'ok' },
      })
    }
  })

  it('refuses to speak plain HTTP to other machines, in one sentence', { timeout: 120_000 }, async () => {
    const refused = async (name: ProcessName, alter: Record<string, string>) => {
      const environment = { ...(await readEnvironmentFile(system.folder, name)), PORT: '0', ...alter }
      const error: unknown = await startProcess(name, environment).then(
        (process) => process.end(),
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(ProcessRefused)
      return (error as Error).message
    }
    const withoutTls = 'HOST may name another address than loopback only with TLS_CERTIFICATE_FILE and TLS_KEY_FILE.'
    expect(await refused('consent', { HOST: '0.0.0.0' })).toBe(withoutTls)
    expect(await refused('identity', { HOST: '10.0.0.1' })).toBe(withoutTls)
    expect(await refused('gateway', { HOST: '0.0.0.0', CANDOUR_DEMONSTRATION: 'false' })).toContain('Without TLS in front')
    expect(await refused('gateway', { SUBGRAPH_URLS: 'access=http://10.0.0.2:4002' })).toBe(
      'SUBGRAPH_URLS has to begin with https outside this machine.',
    )
  })

  it('speaks TLS between processes, and only to those whose certificate is vouched for', { timeout: 120_000 }, async () => {
    const files = await writeCertificate(system.folder)
    const tls = { TLS_CERTIFICATE_FILE: files.certificate, TLS_KEY_FILE: files.key }
    const consent = await startProcess('consent', { ...(await readEnvironmentFile(system.folder, 'consent')), ...tls, PORT: '0' })
    expect(consent.url).toMatch(/^https:/)
    const addresses = subgraphNames.flatMap((name) =>
      name === 'consent' ? `consent=${consent.url}` : system.processes.of(name).map(({ url }) => `${name}=${url}`),
    )
    const environment = {
      ...(await readEnvironmentFile(system.folder, 'gateway')),
      IDENTITY_URL: system.processes.of('identity')[0]!.url,
      SUBGRAPH_URLS: addresses.join(','),
      PORT: '0',
    }
    const query = 'query($id: ID!) { serviceUser(id: $id) { familyName consents { state } } }'
    const trusting = await startProcess('gateway', { ...environment, NODE_EXTRA_CA_CERTS: files.certificate })
    const { data, errors } = await (
      await system.as('dmws.support-worker', { purpose: 'care', at: trusting.url })
    )(query, { id: sam })
    expect(errors).toEqual([])
    expect(data.serviceUser.consents.length).toBeGreaterThan(3)
    const strict = await startProcess('gateway', environment)
    const refused = await (await system.as('dmws.support-worker', { purpose: 'care', at: strict.url }))(query, { id: sam })
    expect(refused.data.serviceUser).toEqual({ familyName: 'Okafor', consents: null })
    expect(refused.errors.map(({ extensions }) => extensions['code'])).toEqual(['UNAVAILABLE'])
    expect(await Promise.all([trusting, strict, consent].map((process) => process.end()))).toEqual([0, 0, 0])
  })

  it('says in one sentence what a process was not told', { timeout: 120_000 }, async () => {
    // Each of them in the long proof, otherwise three in a row.
    const from = seededNumbers(Number(process.env['CANDOUR_SEED'] ?? 20_261_128))(processNames.length - 2)
    const asked = proving ? processNames : processNames.slice(from, from + 3)
    await Promise.all(
      asked.map(async (name) => {
        const environment = await readEnvironmentFile(system.folder, name)
        const [lost = ''] = Object.keys(environment).filter((variable) => /_SECRET$|KEY_FILE$/.test(variable))
        const error: unknown = await startProcess(name, { ...environment, [lost]: '' }).catch((reason: unknown) => reason)
        expect((error as Error).message).toBe(`${lost} has to be set.`)
      }),
    )
  })

  it('stops when asked to, with exit code 0, having told its collector nothing about anybody', { timeout: 120_000 }, async () => {
    const ends = await Promise.all(system.processes.all.map(async (process) => [process.name, await process.end()] as const))
    expect(ends.filter(([, code]) => code !== 0 && code !== null)).toEqual([])
    expect(ends.filter(([, code]) => code === null).map(([name]) => name)).toEqual(['service-users', 'consent'])

    const spans = collector.spans()
    const names = new Set(spans.map(({ name }) => name))
    expect([...names].sort()).toEqual([
      ...subgraphNames
        .filter((name) => spans.some((span) => span.name === `answer ${name}`))
        .map((name) => `answer ${name}`)
        .toSorted(),
      'call subgraph',
      'document request',
      'graphql request',
      'statement',
    ])
    expect(collector.metricNames()).toContain('candour.work.duration')
    const [request] = spans.filter(({ name }) => name === 'graphql request')
    expect(new Set(spans.filter(({ traceId }) => traceId === request?.traceId).map(({ name }) => name)).size).toBeGreaterThan(2)
    const keys = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)))
    expect([...keys].sort()).toEqual(['candour.operation', 'candour.outcome', 'candour.statement', 'candour.subgraph'])
    const values = new Set(spans.flatMap(({ attributes }) => attributes.map(({ value }) => value.stringValue ?? '')))
    expect([...values].filter((value) => !/^[A-Za-z-]+(\.\w+)?$|^\$\w+$/.test(value))).toEqual([])

    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const ids = (await system.sql<{ id: string }>('SELECT id::text FROM service_users.service_user')).map(({ id }) => id)
    const canaries = [
      'Okafor',
      'Whitaker',
      'Alex Reed',
      'knee',
      'diabetes',
      '9990000018',
      'Load note',
      'dmws',
      'Record',
      'SELECT',
    ]
    const said = collector.bodies() + system.processes.all.map((process) => process.output()).join('')
    expect([...canaries, ...ids, worker.token].filter((canary) => said.includes(canary))).toEqual([])
  })
})
