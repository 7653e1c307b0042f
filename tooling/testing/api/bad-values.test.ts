import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api, Persona } from '../src/api-client.ts'
import { newCanary } from '../src/canary.ts'
import { composedSchema } from '../src/composed-schema.ts'
import { expectNothingTold } from '../src/expect-refusal.ts'
import { callOf, filledInput, idFieldsOf, mutationsOf } from '../src/filled-input.ts'
import { proving } from '../src/proof-scale.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { storedState } from '../src/stored-state.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'

/** Which values are tried where. Told when a test fails, so that it can be repeated. */
const seed = Number(process.env['CANDOUR_SEED'] ?? 20_261_128)
const next = seededNumbers(seed)
/** All of the values in the long proof; otherwise so many, others at each place. */
const some = <Value>(values: readonly Value[], count: number): readonly Value[] =>
  proving ? values : Array.from({ length: count }, () => values[next(values.length)] as Value)

const canary = newCanary()
const nobody = '01900000-0000-7000-8000-000000000000'
const mutations = mutationsOf(composedSchema())

const personas = [
  ['dmws.support-worker', 'care'],
  ['dmws.team-manager', 'care'],
  ['dmws.dpo', 'rights-request'],
  ['dmws.dpo', 'administration'],
  ['dmws.administrator', 'administration'],
  ['dmws.service-user.1', 'own-record'],
  ['dmws.partner-agency', 'care'],
] as const satisfies (readonly [Persona, string])[]

/** Ids that are none: texts, paths, statements, and what text columns and parsers stumble over. */
const malformedIds = [
  canary,
  '',
  ' ',
  `${nobody}' OR '1'='1`,
  `'; DROP TABLE service_users.service_user; -- ${canary}`,
  `../../${canary}`,
  `%00${canary}`,
  `\u0000${canary}`,
  `\ud800${canary}`,
  `{"$ne": "${canary}"}`,
  `${nobody}\n${canary}`,
  '0',
  '-1',
  '9'.repeat(400),
  'ServiceUser:1',
  Buffer.from(`ServiceUser:${nobody}`).toString('base64'),
  `{${nobody}}`,
  nobody.replaceAll('-', ''),
]

/** Several from one viewer, a few from everybody else. */
const idsFor = (api: Api) => [nobody, ...(api === worker() ? some(malformedIds, 4) : some([canary, `\u0000${canary}`], 1))]

let system: TestSystem
let sam: string
const apis = new Map<string, Api>()
beforeAll(async () => {
  system = await startTestSystem()
  sam = await system.personId('Okafor')
  for (const [persona, purpose] of personas) apis.set(`${persona} ${purpose}`, await system.as(persona, { purpose }))
})
afterAll(() => system[Symbol.asyncDispose]())

const worker = () => apis.get('dmws.support-worker care') as Api

let known: Record<string, string> | undefined

/** Checks that nothing is added, changed or removed, by this or since the last time. */
async function unchanged(work: () => Promise<void>): Promise<void> {
  const before = known ?? (await storedState(system))
  await work()
  known = await storedState(system)
  expect(known, `with seed ${seed}`).toEqual(before)
}

const told = ['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_REQUEST', 'BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT', 'LIMIT_EXCEEDED']

/** Sends a mutation that cannot be carried out: its refusal has a code, and is never a fault of ours. */
async function refusedMutation(api: Api, name: string, call: string, input: unknown): Promise<string> {
  const answer = await api(call, { input })
  const [error] = answer.errors
  if (error) {
    expect(told, answer.text).toContain(error.extensions['code'])
    expect(error.extensions['requestId']).toBe(answer.headers.get('x-request-id'))
  } else {
    expect(answer.data[name]?.userErrors, answer.text).toEqual([
      expect.objectContaining({ code: expect.stringMatching(/^[A-Z_]+$/) }),
    ])
  }
  expectNothingTold(answer, canary)
  return error ? String(error.extensions['code']) : ''
}

describe.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (name, mutation) => {
  const call = callOf(mutation)

  it('refuses a value of the wrong type in every field', async () => {
    await unchanged(async () => {
      for (const field of Object.keys(mutation.input.getFields())) {
        for (const wrong of some([{ [canary]: canary }, [[canary]], 0.5], 1)) {
          const input = { ...filledInput(mutation.input, canary), [field]: wrong }
          expect(await refusedMutation(worker(), name, call, input), field).toBe('BAD_USER_INPUT')
        }
      }
    })
  })

  it('refuses a field that does not exist, and the lack of one that must', async () => {
    await unchanged(async () => {
      const input = filledInput(mutation.input, canary)
      expect(await refusedMutation(worker(), name, call, { ...input, [canary]: canary })).toBe('BAD_USER_INPUT')
      for (const field of Object.keys(input)) {
        for (const lack of some([undefined, null], 1))
          expect(await refusedMutation(worker(), name, call, { ...input, [field]: lack }), field).toBe('BAD_USER_INPUT')
      }
    })
  })
})

const aboutSomething = mutations.filter(({ input }) => idFieldsOf(input).length > 0)

describe.each(aboutSomething.map((mutation) => [mutation.name, mutation] as const))('%s', (name, mutation) => {
  it('refuses ids of nobody and ids that are none, whoever sends them', async () => {
    await unchanged(async () => {
      for (const api of apis.values()) {
        for (const id of idsFor(api)) {
          const ids = Object.fromEntries(idFieldsOf(mutation.input).map((field) => [field, id]))
          await refusedMutation(api, name, callOf(mutation), { ...filledInput(mutation.input, canary), ...ids })
        }
      }
    })
  })
})

describe('an id in a query', () => {
  it.each(['serviceUser', 'node'])('of nobody, or that is none, finds nothing by `%s` and breaks nothing', async (field) => {
    const query = `query ($id: ID!) { ${field}(id: $id) { id } }`
    for (const api of apis.values()) {
      for (const id of idsFor(api)) {
        const { data, errors, text, headers, status } = await api(query, { id })
        if (errors.length > 0) expect(['BAD_USER_INPUT'], text).toContain(errors[0]?.extensions['code'])
        else expect({ status, data }, text).toEqual({ status: 200, data: { [field]: null } })
        expectNothingTold({ text, headers }, canary)
      }
    }
  })

  it('does not tell an id of somebody from one of nobody', async () => {
    const query = 'query ($id: ID!) { serviceUser(id: $id) { id familyName contact { email } } node(id: $id) { id } }'
    const stranger = await system.as('dmws.support-worker.2', { purpose: 'care' })
    const [existing, missing] = [await stranger(query, { id: sam }), await stranger(query, { id: nobody })]
    expect(existing.text.replaceAll(sam, 'X')).toBe(missing.text.replaceAll(nobody, 'X'))
  })
})

const lists = {
  serviceUsers:
    'query ($first: Int, $last: Int, $after: String, $before: String) { serviceUsers(first: $first, last: $last, after: $after, before: $before) { nodes { id } } }',
  corrections:
    'query ($first: Int, $last: Int, $after: String, $before: String) { corrections(first: $first, last: $last, after: $after, before: $before) { nodes { id } } }',
  staffMembers:
    'query ($first: Int, $last: Int, $after: String, $before: String) { staffMembers(first: $first, last: $last, after: $after, before: $before) { nodes { id } } }',
  roleRequests:
    'query ($first: Int, $last: Int, $after: String, $before: String) { roleRequests(first: $first, last: $last, after: $after, before: $before) { nodes { id } } }',
}

/** What is listed, of every organisation; the first by name come first, after which nearly all would follow. */
const tables = {
  serviceUsers: 'service_users.service_user ORDER BY family_name',
  corrections: 'service_users.correction ORDER BY requested_at',
  staffMembers: 'access.staff_member ORDER BY name',
  roleRequests: 'access.role_request ORDER BY id DESC',
} as const satisfies Record<keyof typeof lists, string>

describe.each(Object.entries(lists))('a page of %s', (name, query) => {
  const cursors = [
    canary,
    '',
    Buffer.from(canary).toString('base64'),
    Buffer.from('GPC:S:' + canary).toString('base64'),
    Buffer.from(`GPC:J:["${canary}"]`).toString('base64'),
    Buffer.from(`GPC:J:{"__proto__":{"id":"${canary}"}}`).toString('base64'),
    Buffer.from('GPC:N:NaN').toString('base64'),
    Buffer.from('GPC:D:' + canary).toString('base64'),
    Buffer.from(`GPC:S:' OR 1=1 -- ${canary}`).toString('base64'),
    Buffer.from(`GPC:S:\u0000${canary}`).toString('base64'),
    `${'A'.repeat(20_000)}`,
  ]
  const pages = [{ first: -1 }, { first: 101 }, { last: -5 }, { last: 101 }, { first: 5, last: 5 }, { first: 2_147_483_647 }]

  it('is refused for a cursor that nobody gave out, without telling it back', async () => {
    const manager = await system.as('dmws.dpo', { purpose: 'administration' })
    for (const api of [worker(), manager]) {
      for (const variables of cursors.flatMap((cursor) => [{ after: cursor }, { before: cursor, last: 5 }])) {
        const { errors, text, headers } = await api(query, variables)
        // An unusable cursor may also be the end of the list; a fault of ours it is not.
        for (const { extensions } of errors) expect(told, `${JSON.stringify(variables)} ${text}`).toContain(extensions['code'])
        expectNothingTold({ text, headers }, canary)
      }
    }
  })

  it('does not tell a cursor of what the viewer may not know of from one of nobody', async () => {
    const officer = await system.as('dmws.dpo', { purpose: 'administration' })
    const everything = await system.sql<{ id: string }>(`SELECT id::text FROM ${tables[name as keyof typeof tables]}`)
    for (const api of [worker(), officer]) {
      const listed = (await api(query, { first: 100 })).text
      const after = async (id: string) => (await api(query, { after: Buffer.from(`GPC:S:${id}`).toString('base64') })).text
      const none = await after(nobody)
      for (const { id } of everything.filter((row) => !listed.includes(row.id)).slice(0, 4)) expect(await after(id)).toBe(none)
    }
  })

  it('is refused for a size that no page has', async () => {
    const manager = await system.as('dmws.dpo', { purpose: 'administration' })
    for (const variables of pages) {
      const { errors, text } = await manager(query, variables)
      for (const { extensions } of errors) expect(told, `${JSON.stringify(variables)} ${text}`).toContain(extensions['code'])
    }
  })
})
