import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres, systemClock, type EmbeddedPostgres } from '@candour/database'
import { InstallationFolder, seedDemonstration, startNetwork, type Network } from '@candour/dev-env'
import { dataCategories, type DataCategory } from '@candour/need-to-know'
import { foundingProfiles } from '@candour/organisations'
import { isObjectType } from 'graphql'
import { apiAs, type Persona } from '../src/api-client.ts'
import { newCanary } from '../src/canary.ts'
import { categoriesOf, composedSchema } from '../src/composed-schema.ts'
import { findInFiles } from '../src/database-files.ts'
import { freePort } from '../src/free-port.ts'
import { personIdIn } from '../src/person-id.ts'
import { plantCanaries } from '../src/planted-person.ts'
import { sealedColumns } from '../src/sealed-columns.ts'
import type { TestSystem } from '../src/test-system.ts'

/** The schemas into whose every sealed column this test writes. */
const exercised = ['access', 'consent', 'service_users']

/** A value that is not sealed: what the scanner must find, or its silence proves nothing. */
const control = newCanary()
const sealed = new Set<string>()
const secret = (): string => {
  const canary = newCanary()
  sealed.add(canary)
  return canary
}
/** Values that cannot be any text. From ranges that are never issued. */
const nhsNumber = '9990000093'
const phone = '7700900986'

let folder: string
let postgres: EmbeddedPostgres
let network: Network
let owner: pg.Pool
const sql = async <Row extends object>(statement: string, ...values: unknown[]) =>
  (await owner.query<Row>(statement, values)).rows

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-at-rest-'))
  const installation = new InstallationFolder(folder)
  postgres = await startEmbeddedPostgres({ folder: installation.postgres })
  const port = await freePort()
  network = await startNetwork({
    adminUrl: postgres.url,
    secrets: await installation.secrets(),
    keysFolder: installation.keys,
    clock: systemClock,
    profiles: foundingProfiles(),
    port,
    publicUrl: `http://localhost:${port}`,
    demonstration: true,
    portals: undefined,
  })
  await seedDemonstration(network, systemClock, () => undefined)
  owner = new pg.Pool({ connectionString: postgres.url, max: 1 })
})
afterAll(async () => {
  await owner?.end()
  await network?.[Symbol.asyncDispose]()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What plants the canaries of the tests of leaks: here as well, so that a new field is looked for on the disk on the day it is added. */
const asSystem = (): TestSystem => ({
  url: network.url,
  clock: systemClock,
  as: (persona, options) => apiAs(network, network.url, persona, options),
  sql,
  serviceUrl: () => {
    throw new Error('no service is started anew here')
  },
  personId: personIdIn(sql),
  jobsDone: network.jobsDone,
  identity: network.identity,
  seeding: network.seeding,
  [Symbol.asyncDispose]: async () => {},
})

const isSealed = (category: string | undefined): boolean =>
  category !== undefined && Object.hasOwn(dataCategories, category) && dataCategories[category as DataCategory].sealed

/** The sealed categories that any field of the whole schema carries. */
const sealedInSchema = (): string[] => {
  const types = Object.values(composedSchema().getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && name !== 'Query' && name !== 'Mutation')
  const categories = types.flatMap((type) => Object.values(type.getFields()).flatMap(categoriesOf))
  return [...new Set(categories)].filter(isSealed).sort()
}

/** Carries a mutation out, and hands back what it made. @throws unless it was carried out */
async function does(
  persona: Persona,
  purpose: string,
  field: string,
  input: Record<string, unknown>,
  wanted: string,
  assurance: 2 | 3 = 2,
) {
  const api = await apiAs(network, network.url, persona, { purpose, assurance })
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`
  const { data, text } = await api(
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${wanted} userErrors { code path } } }`,
    { input },
  )
  expect(data?.[field]?.userErrors, `${field}: ${text}`).toEqual([])
  return data[field]
}

async function setRules(serviceUserId: string, safeContactRules: object): Promise<void> {
  const [row] = await sql<{ version: number }>(
    'SELECT version FROM service_users.service_user WHERE id = $1::uuid',
    serviceUserId,
  )
  const change = { serviceUserId, version: row?.version, safeContactRules }
  await does('dmws.service-user.1', 'own-record', 'updateContactDetails', change, 'serviceUser { id }')
}

async function writeEverything(): Promise<string[]> {
  const worker = ['dmws.support-worker', 'care'] as const
  const { serviceUser } = await does(
    ...worker,
    'registerServiceUser',
    {
      givenName: 'Ola',
      familyName: control,
      birthDate: '1990-01-31',
      service: 'hospital-visits',
      nhsNumber,
      contact: {
        email: `${secret().toLowerCase()}@example.com`,
        phone: `0${phone}`,
        addressLines: [secret(), secret()],
        postcode: 'ZZ99 3WZ',
        preferredChannel: 'EMAIL',
        safeContact: secret(),
      },
      noContactReason: secret(),
      consentToStore: { wordingVersion: 1, method: 'IN_PERSON' },
    },
    'serviceUser { id }',
  )
  await network.jobsDone()
  const serviceUserId: string = serviceUser.id
  const [sam] = await sql<{ id: string }>(`SELECT id::text FROM service_users.service_user WHERE family_name = 'Okafor'`)
  const work = { serviceUserId, purpose: 'rights-request', days: 30, reason: secret() }
  await does('dmws.dpo', 'rights-request', 'openWorkItem', work, 'workItem { id }')
  await setRules(sam?.id ?? '', { neverSay: [secret()] })
  const occurredAt = new Date(Date.now() - 3 * 86_400_000).toISOString()
  await does(
    ...worker,
    'addNote',
    { serviceUserId, kind: 'VISIT', text: secret(), occurredAt, lateReason: secret() },
    'note { id }',
  )
  const file = Buffer.from(`${secret()}\n${'Nothing else. '.repeat(5_000)}\n${secret()}`).toString('base64')
  await does(...worker, 'attachDocument', { serviceUserId, name: `${secret()}.txt`, content: file }, 'document { id }')
  for (const field of ['PHYSICAL_HEALTH', 'MENTAL_HEALTH', 'ETHNICITY', 'RELIGION']) {
    for (const accept of [true, false]) {
      const asked = { serviceUserId: sam?.id, field, proposed: secret(), reason: secret() }
      const { correction } = await does('dmws.service-user.1', 'own-record', 'requestCorrection', asked, 'correction { id }')
      const decision = { correctionId: correction.id, version: 1, accept, reason: secret() }
      await does('dmws.dpo', 'rights-request', 'decideCorrection', decision, 'correction { id }')
    }
  }
  await network.jobsDone()
  // A message that waits for the time at which the person may be reached is still sealed for the outbox.
  const elsewhen = new Date().getUTCHours() < 12 ? { from: '20:00', until: '21:00' } : { from: '03:00', until: '04:00' }
  await setRules(sam?.id ?? '', elsewhen)
  const held = { serviceUserId: sam?.id, field: 'RELIGION', proposed: secret(), reason: secret() }
  const { correction } = await does('dmws.service-user.1', 'own-record', 'requestCorrection', held, 'correction { id }')
  const refused = { correctionId: correction.id, version: 1, accept: false, reason: secret() }
  await does('dmws.dpo', 'rights-request', 'decideCorrection', refused, 'correction { id }')
  await network.jobsDone()
  for (const signature of [
    { kind: 'SAID_IN_PERSON', text: secret(), witness: secret() },
    { kind: 'TYPED', text: secret() },
  ]) {
    const itemCode = signature.kind === 'TYPED' ? 'contact-email' : 'health-information'
    const decision = { serviceUserId, itemCode, decision: 'GIVEN', wordingVersion: 1, method: 'IN_PERSON', signature }
    await does(...worker, 'recordConsentDecision', decision, 'consent { id }')
    await does(
      ...worker,
      'withdrawConsent',
      { serviceUserId, itemCode, signature: { ...signature, text: secret() } },
      'consent { id }',
    )
  }
  const [priya] = await sql<{ id: string }>(`SELECT id::text FROM access.staff_member WHERE name = 'Priya Shah'`)
  const exclusion = { serviceUserId: sam?.id, staffMemberId: priya?.id, reason: secret() }
  await does('dmws.team-manager', 'care', 'excludeStaff', exclusion, 'excluded')
  const wish = { staffMemberId: priya?.id, role: 'team-manager' }
  const { roleRequest } = await does('dmws.administrator', 'administration', 'requestRole', wish, 'roleRequest { id }')
  const refusal = { roleRequestId: roleRequest.id, approve: false, reason: secret() }
  await does('dmws.dpo', 'administration', 'decideRoleRequest', refusal, 'roleRequest { id }')
  const [ola] = await sql<{ reference: string }>(
    'SELECT reference FROM service_users.service_user WHERE id = $1::uuid',
    serviceUserId,
  )
  const access = { reference: ola?.reference, purpose: 'care', days: 7, reason: secret() }
  await does('dmws.support-worker.2', 'care', 'askForAccess', access, 'accessRequest { id }')
  const emergency = { reference: ola?.reference, purpose: 'safeguarding', reason: secret() }
  const { breakGlass } = await does('dmws.support-worker.2', 'care', 'breakGlass', emergency, 'breakGlass { id }', 3)
  const breakGlassId: string = breakGlass.id
  await does('dmws.support-worker.2', 'care', 'endBreakGlass', { breakGlassId }, 'breakGlass { id }')
  const review = { breakGlassId, justified: true, finding: secret() }
  await does('dmws.dpo', 'audit', 'reviewBreakGlass', review, 'breakGlass { id }')
  const [entry] = await sql<{ id: string }>(
    `SELECT id::text FROM access.audit WHERE subject_id = $1::uuid AND outcome = 'changed' LIMIT 1`,
    serviceUserId,
  )
  const later = { serviceUserId, entryId: entry?.id, days: 30, reason: secret() }
  await does('dmws.dpo', 'audit', 'delayTelling', later, 'delayedTelling { id }')
  const [mother] = await sql<{ id: string }>('SELECT id::text FROM access.representation WHERE subject_id = $1::uuid', sam?.id)
  const cutOff = { representationId: mother?.id, reason: secret() }
  await does('dmws.team-manager', 'care', 'endRepresentation', cutOff, 'representation { id }')
  const lost = { serviceUserId: sam?.id, channel: 'IN_PERSON', proofSeen: 'PHOTO_DOCUMENT', note: secret() }
  await does(...worker, 'restoreAccess', lost, 'expiresAt')
  return [serviceUserId, sam?.id ?? '']
}

describe('the files of the database', () => {
  it('hold nothing readable of what is sealed, in tables, indexes, logs of changes or logs of errors [DMWS-06, BCT-47]', async () => {
    const ids = await writeEverything()
    const officer = await apiAs(network, network.url, 'dmws.dpo', { purpose: 'rights-request' })
    const query = `query ($id: ID!) { serviceUser(id: $id) { familyName nhsNumber religion ethnicity contact { email phone address { lines } }
      notes { nodes { text lateReason } } documents { nodes { name content } } corrections { nodes { previous proposed reason decisionReason } } workItems { reason } } }`
    const read = (await Promise.all(ids.map((id) => officer(query, { id })))).map(({ text }) => text.toLowerCase()).join()
    // What is looked for is really there, for who may read it.
    for (const value of [control, nhsNumber, phone]) expect(read).toContain(value.toLowerCase())
    expect([...sealed].filter((canary) => read.includes(canary.toLowerCase())).length).toBeGreaterThan(25)

    const empty = []
    for (const name of (await sealedColumns({ sql })).filter((each) => exercised.includes(each.split('.')[0] ?? ''))) {
      const [schema, table, column] = name.split('.')
      const rows = await sql(`SELECT 1 FROM "${schema}"."${table}" WHERE "${column}" IS NOT NULL LIMIT 1`)
      if (rows.length === 0) empty.push(name)
    }
    expect(empty, 'sealed columns into which this test writes nothing').toEqual([])

    const planted = await plantCanaries(asSystem())
    const ofSealed = planted.canaries.filter(({ needs }) => needs.length > 0 && needs.every((list) => isSealed(list.at(-1))))
    const covered = new Set(ofSealed.flatMap(({ needs }) => needs.flat()))
    expect(sealedInSchema().filter((category) => !covered.has(category))).toEqual([])
    for (const { word } of ofSealed) sealed.add(word)

    await sql('CHECKPOINT')
    const words = [control, nhsNumber, phone, ...sealed, ...[...sealed].map((canary) => canary.toLowerCase())]
    const { found, files, bytes } = await findInFiles(folder, words)
    expect([...found.keys()]).toEqual([control])
    expect([...(found.get(control) ?? [])].some((path) => path.includes('pg_wal'))).toBe(true)
    expect([...(found.get(control) ?? [])].some((path) => path.includes('base'))).toBe(true)
    expect({ files: files > 500, bytes: bytes > 16_000_000 }).toEqual({ files: true, bytes: true })
  }, 120_000)

  // The keys of the outbox are no values of anybody.
  it('hold one index over what is sealed: that of the NHS number, under a secret of its own', async () => {
    const rows = await sql<{ name: string }>(`
      SELECT format('%s.%s.%s', table_schema, table_name, column_name) AS name FROM information_schema.columns
      WHERE data_type = 'bytea' AND table_schema IN ('service_users', 'consent', 'complaints', 'retention') AND column_name NOT LIKE '%\\_sealed'
        AND table_name <> 'outbox_key' ORDER BY 1`)
    expect(rows.map(({ name }) => name)).toEqual(['service_users.service_user.nhs_number_index'])
  })

  it('would be seen through, were anything written in clear: as it is, in UTF-16, and across the edge of a chunk', async () => {
    const here = await mkdtemp(join(tmpdir(), 'candour-scan-'))
    try {
      const [plain, wide, cut, absent] = [newCanary(), newCanary(), newCanary(), newCanary()]
      await writeFile(join(here, 'plain'), `before ${plain} after`)
      await writeFile(join(here, 'wide'), Buffer.from(`x${wide}`, 'utf16le'))
      await writeFile(join(here, 'cut'), Buffer.concat([Buffer.alloc((1 << 22) - 5), Buffer.from(cut)]))
      const { found } = await findInFiles(here, [plain, wide, cut, absent])
      expect([...found.keys()].sort()).toEqual([plain, wide, cut].sort())
    } finally {
      await rm(here, { recursive: true, force: true })
    }
  })
})
