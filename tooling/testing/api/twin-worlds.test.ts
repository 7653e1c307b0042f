import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { dropDatabase } from '@candour/database'
import type { Answer, Api, Persona } from '../src/api-client.ts'
import { composedSchema } from '../src/composed-schema.ts'
import { pathsToAPerson } from '../src/paths-to-a-person.ts'
import { tell } from '../src/figure.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { ownTwins, plantTwins, type OwnTwin } from '../src/planted-twins.ts'
import { proving } from '../src/proof-scale.ts'
import { randomQuery } from '../src/random-query.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { everyRoot } from '../src/subgraph-alone.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { readersByDifferences } from '../src/twin-differences.ts'

/*
 * Two worlds that differ only in what a viewer may not see, the existence of rows included: whatever the viewer asks, both give the same bytes.
 * The one holds everything about a person; from the other, what the viewer may not see was taken away below the product.
 */

const seed = Number(process.env['CANDOUR_SEED'] ?? 20_261_122)
const queriesForEach = proving ? 400 : 10
const schema = composedSchema()
/** Ways that write nothing, or nothing for those who may not. What is written gets an id of its own in each world. */
const writing = ['after a correction was asked for', 'after a note', 'after a document', 'after nothing was withdrawn']
const paths = Object.entries(pathsToAPerson).filter(([path]) => !writing.includes(path))

const now = new Date()
let template: string
let person: PlantedPerson
let own: readonly OwnTwin[]
let whole: TestNetwork
beforeAll(async () => {
  const planted = await startTestNetwork({ now })
  person = await plantCanaries(planted)
  own = await plantTwins(planted, person)
  await planted.network.jobsDone()
  await freezeTheLog(planted)
  template = await planted.leaveDatabase()
  whole = await startTestNetwork({ from: template, now })
})
afterAll(async () => {
  await whole?.[Symbol.asyncDispose]()
  await dropDatabase({ adminUrl: inject('seeded').adminUrl, name: template })
})

/** An answer as it was sent, but for what is new in every answer: its own id, when it was sent. */
function bytesOf({ status, text, headers }: Answer<unknown>): string {
  const own = /("requestId":")[0-9a-f-]{36}/g
  const told = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name))
  return JSON.stringify([status, text.replaceAll(own, '$1'), told])
}

/** Where two texts part, for whoever has to find out why. */
function firstDifference(one: string, other: string): { readonly one: string; readonly other: string } | undefined {
  if (one === other) return undefined
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  const around = (text: string) => text.slice(Math.max(0, at - 300), at + 300)
  return { one: around(one), other: around(other) }
}

/**
 * What is asked in a world is on record in it. The log stays as it is, so that it is asked for as well: by the person, by whoever acts for them,
 * and by the data protection officer. The tree over it is one for all organisations, and counts what anybody did in any of them: its size is the same
 * in both worlds, as entries are taken away below it.
 */
async function freezeTheLog({ sql }: TestNetwork): Promise<void> {
  await sql(`CREATE FUNCTION access.frozen() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`)
  await sql('CREATE TRIGGER frozen BEFORE INSERT ON access.audit FOR EACH ROW EXECUTE FUNCTION access.frozen()')
  await vi.waitFor(async () => expect(await sql('SELECT FROM access.audit_pending')).toEqual([]), { timeout: 30_000 })
}

const asked = new Map<string, number>()

const wholeLog = `query ($id: ID!) { serviceUser(id: $id) { accessLog(first: 100, includeOwn: true) {
  edges { cursor node { id at who role what purpose action sentence emergency } } pageInfo { hasNextPage endCursor } } } }`

const next = seededNumbers(seed)
/** In a sample, for each reader some others. */
const roots = (ids: readonly string[]) => Object.entries(everyRoot(schema, ids)).filter(() => proving || next(8) === 0)

/** Asks in both worlds whatever can be asked, and compares each answer. */
async function expectTheSame(
  lacking: TestNetwork,
  ids: readonly string[],
  ...reader: readonly [Persona, string | undefined, 1 | 2]
) {
  const [persona, purpose, assurance] = reader
  const options = { ...(purpose ? { purpose } : {}), assurance }
  const [one, other] = await Promise.all([whole.as(persona, options), lacking.as(persona, options)])
  const compare = async (what: string, ask: (api: Api) => Promise<Answer<unknown>>) => {
    const [here, there] = await Promise.all([ask(one), ask(other)])
    expect(firstDifference(bytesOf(here), bytesOf(there)), what).toBeUndefined()
    asked.set(persona, (asked.get(persona) ?? 0) + 1)
  }
  for (const [path, ask] of paths) await compare(path, (api) => ask(api, person))
  await compare('the whole log', (api) => api(wholeLog, { id: person.id }))
  for (const [root, query] of roots(ids)) await compare(root, (api) => api(query))
  const made = seededNumbers(seed)
  for (let index = 0; index < queriesForEach; index += 1) {
    const query = randomQuery(schema, { ids, next: made })
    await compare(`query ${index} of seed ${seed}: ${query}`, (api) => api(query))
  }
}

const timeout = proving ? 600_000 : 120_000

async function worldWithout(statements: readonly string[]): Promise<TestNetwork> {
  const lacking = await startTestNetwork({ from: template, now })
  for (const statement of statements) await lacking.sql(statement, ...(statement.includes('$1') ? [person.id] : []))
  return lacking
}

describe.each([...readersByDifferences()])('with and without %s', (_, { readers, hidden }) => {
  let lacking: TestNetwork
  beforeAll(async () => {
    lacking = await worldWithout(hidden.flatMap(({ remove }) => remove))
  })
  afterAll(() => lacking?.[Symbol.asyncDispose]())

  it.each(readers)('%s for %s at assurance %i is given the same bytes', { timeout }, (persona, purpose, assurance) =>
    expectTheSame(lacking, [person.id, ...person.parts], persona, purpose, assurance),
  )
})

it.each(ownTwins)('is given the same bytes with and without %s, whoever it is kept from', { timeout }, async (of) => {
  const { readers, remove, ids } = own.find((twin) => twin.of === of) ?? { readers: [], remove: [], ids: [] }
  expect(readers).not.toEqual([])
  await using lacking = await worldWithout(remove)
  for (const reader of readers) await expectTheSame(lacking, [...ids, person.id, ...person.parts], ...reader)
})

it('asked in both worlds, for everybody to whom anything is hidden', (context) => {
  const pairs = [...asked.values()].reduce((sum, each) => sum + each, 0)
  tell(context, `twin worlds: ${pairs} pairs of answers compared, seed ${seed}, 0 differences`)
  expect(pairs).toBeGreaterThanOrEqual(readersByDifferences().size * queriesForEach)
})
