import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { installationOf } from '@candour/database'
import { analyse, importInto, InstallationFolder, startPeopleServices } from '@candour/dev-env'
import { foundingProfiles } from '@candour/organisations'
import { storedState } from '../src/stored-state.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

const header =
  'source_reference,given_name,family_name,birth_date,phone,nhs_number,worker,consent_to_store,consent_wording,consent_health-information'
const person = (reference: string, name: string, more: { number?: string; worker?: string; store?: string } = {}) =>
  `${reference},${name},Importson,1970-03-04,07700 900222,${more.number ?? ''},${more.worker ?? 'dmws.support-worker'},${more.store ?? 'yes'},1,yes`

describe('importing people from a file', () => {
  let system: TestNetwork
  let folder: string
  let services: Awaited<ReturnType<typeof startPeopleServices>>
  const [profile] = foundingProfiles()

  beforeAll(async () => {
    system = await startTestNetwork()
    folder = await mkdtemp(join(tmpdir(), 'candour-import-'))
    const { adminUrl: seeded, folder: path } = inject('seeded')
    const installed = new InstallationFolder(path)
    const secrets = await installed.secrets()
    const { adminUrl } = system.network
    const rolePrefix = new URL(seeded).pathname.slice(1)
    services = await startPeopleServices({
      adminUrl,
      secrets,
      keysFolder: installed.keys,
      clock: system.clock,
      profiles: foundingProfiles(),
      installation: installationOf({ adminUrl, secret: secrets.of('database'), rolePrefix }),
    })
  })
  afterAll(async () => {
    await services[Symbol.asyncDispose]()
    await system[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  async function imported(lines: readonly string[], options: { dryRun?: boolean; worker?: string } = {}) {
    const path = join(folder, 'people.csv')
    const report = join(folder, 'report.csv')
    await writeFile(path, [header, ...lines].join('\n'))
    const counts = await importInto(services, system.clock, {
      profile: profile!,
      path,
      report,
      worker: options.worker ?? null,
      dryRun: options.dryRun ?? false,
      progress: () => undefined,
      analyse: () => analyse(system.network.adminUrl),
    })
    expect((await stat(report)).mode & 0o077).toBe(0)
    return { counts, report: await readFile(report, 'utf8') }
  }
  const people = [
    person('OLD-1', 'Ada', { number: '9990000042' }),
    person('OLD-2', 'Ben'),
    person('OLD-3', 'Cleo', { store: 'no' }),
  ]

  it('can be tried without changing anything', async () => {
    const before = await storedState(system)
    const { counts, report } = await imported(people, { dryRun: true })
    expect(counts).toEqual({ read: 3, added: 2, unchanged: 0, refused: 1 })
    expect(report).toContain('4,consent_to_store,CONSENT_TO_STORE_REQUIRED')
    expect(await storedState(system)).toEqual(before)
  })

  it('puts them on record with their worker and what they agreed to, and a second run changes nothing [DMWS-13]', async () => {
    expect((await imported(people)).counts).toEqual({ read: 3, added: 2, unchanged: 0, refused: 1 })
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const { data } = await worker(
      '{ serviceUsers(first: 50) { nodes { givenName familyName reference nhsNumber contact { phone } consents { item { code } state recordedBy } } } }',
    )
    const ada = data.serviceUsers.nodes.find(
      (each: { familyName: string; givenName: string }) => each.familyName === 'Importson' && each.givenName === 'Ada',
    )
    expect(ada).toMatchObject({ nhsNumber: '9990000042', contact: { phone: '+447700900222' } })
    const given = ada.consents.filter(({ state }: { state: string }) => state === 'GIVEN')
    expect(given.map(({ item }: { item: { code: string } }) => item.code)).toEqual(['store-and-use', 'health-information'])
    expect(given[0].recordedBy).toBe('Alex Reed')
    const logged = await system.sql(`SELECT operation, outcome, categories FROM access.audit WHERE operation = 'importPeople'`)
    expect(logged).toEqual(Array(2).fill({ operation: 'importPeople', outcome: 'changed', categories: ['contact', 'identity'] }))

    const before = await storedState(system)
    expect((await imported(people)).counts).toEqual({ read: 3, added: 0, unchanged: 2, refused: 1 })
    expect(await storedState(system)).toEqual(before)
  })

  it('completes what an interrupted run left out, and leaves alone what was decided since', async () => {
    const id = await system.personId('Importson')
    await system.sql('DELETE FROM access.assignment WHERE subject_id = $1::uuid', id)
    await system.sql('DELETE FROM consent.consent_state WHERE service_user_id = $1::uuid', id)
    await system.sql('DELETE FROM consent.consent_decision WHERE service_user_id = $1::uuid', id)
    await imported(people)
    const state = () =>
      system.sql('SELECT item_code, state FROM consent.consent_state WHERE service_user_id = $1::uuid ORDER BY 1', id)
    expect(await state()).toEqual([
      { item_code: 'health-information', state: 'GIVEN' },
      { item_code: 'store-and-use', state: 'GIVEN' },
    ])
    const worker = await system.as('dmws.support-worker', { purpose: 'care' })
    const withdraw = 'mutation($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { userErrors { code } } }'
    const withdrawn = await worker(withdraw, { input: { serviceUserId: id, itemCode: 'health-information' } })
    expect(withdrawn.errors).toEqual([])
    await system.sql('UPDATE access.assignment SET until_at = now() WHERE subject_id = $1::uuid', id)
    const before = await storedState(system)
    await imported(people)
    expect(await storedState(system)).toEqual(before)
    expect(await state()).toContainEqual({ item_code: 'health-information', state: 'WITHDRAWN' })
  })

  it('reports who is on record already and whose worker is unknown, and takes the rest', async () => {
    const { counts, report } = await imported([
      person('NEW-1', 'Dora', { number: '9990000018' }),
      person('NEW-2', 'Ada'),
      person('NEW-3', 'Emil', { worker: 'dmws.nobody' }),
      person('NEW-4', 'Finn', { worker: 'dmws.administrator' }),
      person('NEW-5', 'Gita', { worker: '' }),
      person('NEW-6', 'Hana'),
    ])
    expect(counts).toEqual({ read: 6, added: 1, unchanged: 0, refused: 5 })
    expect(report.split('\n').map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'row,column,code',
      '4,worker,UNKNOWN_WORKER',
      '5,worker,UNKNOWN_WORKER',
      '6,worker,WORKER_REQUIRED',
      '2,nhs_number,ALREADY_REGISTERED',
      '3,,ALREADY_REGISTERED',
      '',
    ])
    expect(report).not.toContain('Importson')
    expect((await imported([person('NEW-5', 'Gita', { worker: '' })], { worker: 'dmws.support-worker.2' })).counts.added).toBe(1)
  })

  it('takes a thousand rows in batches', async () => {
    const lines = Array.from({ length: 1_100 }, (_, index) => person(`MANY-${index}`, `Many ${index}`))
    expect((await imported(lines)).counts).toEqual({ read: 1_100, added: 1_100, unchanged: 0, refused: 0 })
    expect((await imported(lines)).counts).toEqual({ read: 1_100, added: 0, unchanged: 1_100, refused: 0 })
  })
})
