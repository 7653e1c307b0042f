import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { dropDatabase } from '@candour/database'
import type { Purpose } from '@candour/need-to-know'
import type { Answer, Api, Persona } from '../src/api-client.ts'
import { betrays } from '../src/canary.ts'
import { composedSchema } from '../src/composed-schema.ts'
import { pathsFromTheQuery } from '../src/paths-from-the-query.ts'
import { pathsToAPerson } from '../src/paths-to-a-person.ts'
import { tell } from '../src/figure.ts'
import { startForeignRouter, type ForeignRouter } from '../src/foreign-router.ts'
import { whileFailing } from '../src/planted-fault.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { ownTwins, plantTwins, type OwnTwin } from '../src/planted-twins.ts'
import { proofSeed, proving } from '../src/proof-scale.ts'
import { randomQuery } from '../src/random-query.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { readersByDifferences } from '../src/twin-differences.ts'
import { writtenDuring } from '../src/written-log.ts'

/*
 * Two worlds that differ only in what a viewer may not see, the existence of rows included: whatever the viewer asks, both give the same bytes.
 * The one holds everything about a person; from the other, what the viewer may not see was taken away below the product.
 */

const queriesForEach = proving ? 400 : 10
/** Through a router that is not ours, to one world in so many. */
const [oneIn, queriesThroughRouter] = proving ? [1, 40] : [5, 3]
const schema = composedSchema()
/** Ways that write nothing, or nothing for those who may not. What is written gets an id of its own in each world. */
const writing = ['after a correction was asked for', 'after a note', 'after a document', 'after nothing was withdrawn']
const paths = Object.entries(pathsToAPerson).filter(([path]) => !writing.includes(path))

const now = new Date()
let template: string
let person: PlantedPerson
let own: readonly OwnTwin[]
let whole: TestNetwork
let routerOfWhole: ForeignRouter
beforeAll(async () => {
  const planted = await startTestNetwork({ now })
  person = await plantCanaries(planted)
  own = await plantTwins(planted, person)
  await planted.network.jobsDone()
  await freezeTheLog(planted)
  template = await planted.leaveDatabase()
  whole = await startTestNetwork({ from: template, now })
  routerOfWhole = await startForeignRouter(whole)
})
afterAll(async () => {
  await routerOfWhole?.[Symbol.asyncDispose]()
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
let throughRouter = 0

const wholeLog = `query ($id: ID!) { serviceUser(id: $id) { accessLog(first: 100, includeOwn: true) {
  edges { cursor node { id at who role what purpose action sentence emergency } } pageInfo { hasNextPage endCursor } } } }`

const next = seededNumbers(proofSeed)
/** Every field of `Query`, in requests that a gateway lets through. In a sample, for each reader some others of them. */
const roots = () =>
  Object.entries(pathsFromTheQuery({ ...person, colleague: person.visitor })).filter(() => proving || next(8) === 0)

/** Whatever these are ids of, as many at once as a gateway lets through. */
const byId = (ids: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(ids.length / 7) }, (_, at) => {
    const some = ids.slice(at * 7, at * 7 + 7).map((id, index) => {
      const given = `(id: ${JSON.stringify(id)})`
      return `n${index}: node${given} { __typename id } c${index}: complaint${given} { id reference state matter }`
    })
    return `{ ${some.join(' ')} }`
  })

/**
 * Asks in both worlds whatever can be asked, and compares each answer; nothing of it is worth a word in the log of either, which tells its
 * operators of faults, and not of what somebody may not see.
 */
async function expectTheSame(
  { lacking, router }: World,
  ids: readonly string[],
  ...[persona, purpose, assurance]: readonly [Persona, string | undefined, 1 | 2]
): Promise<void> {
  const options = { ...(purpose ? { purpose } : {}), assurance }
  const apis = await Promise.all([whole.as(persona, options), lacking.as(persona, options)])
  const { written } = await writtenDuring(async () => {
    await compareAnswers(apis, ids, { queries: queriesForEach, counted: persona })
    if (router === undefined) return
    const [one, other] = apis
    const stated = (purpose ?? null) as Purpose | null
    throughRouter += await compareAnswers([routerOfWhole.as(one, stated), router.as(other, stated)], ids, {
      queries: queriesThroughRouter,
    })
  })
  expect(written).toEqual([])
}

async function compareAnswers(
  [one, other]: readonly [Api, Api],
  ids: readonly string[],
  { queries, counted }: { readonly queries: number; readonly counted?: Persona },
): Promise<number> {
  let pairs = 0
  const compare = async (what: string, ask: (api: Api) => Promise<Answer<unknown>>) => {
    const [here, there] = await Promise.all([ask(one), ask(other)])
    expect(firstDifference(bytesOf(here), bytesOf(there)), what).toBeUndefined()
    pairs += 1
    if (counted !== undefined) asked.set(counted, (asked.get(counted) ?? 0) + 1)
    return here.text
  }
  const answered = async (what: string, ask: (api: Api) => Promise<Answer<unknown>>) => {
    // What no gateway lets through is the same in all worlds.
    expect(await compare(what, ask), what).not.toMatch(/"code":"(INTERNAL|UNAVAILABLE|LIMIT_EXCEEDED|BAD_REQUEST)"/)
  }
  for (const [path, ask] of paths) await answered(path, (api) => ask(api, person))
  await answered('the whole log', (api) => api(wholeLog, { id: person.id }))
  for (const query of byId(ids)) await answered(query, (api) => api(query))
  for (const [root, ask] of roots()) await answered(root, ask)
  const made = seededNumbers(proofSeed)
  for (let index = 0; index < queries; index += 1) {
    const query = randomQuery(schema, { ids, next: made })
    await compare(`query ${index} of seed ${proofSeed}: ${query}`, (api) => api(query))
  }
  return pairs
}

const timeout = proving ? 600_000 : 120_000

/** A world that lacks something, and in a sample of them a router in front that is not ours. */
interface World extends AsyncDisposable {
  readonly lacking: TestNetwork
  readonly router: ForeignRouter | undefined
}

let worlds = 0

async function worldWithout(statements: readonly string[]): Promise<World> {
  await using started = new AsyncDisposableStack()
  const lacking = started.use(await startTestNetwork({ from: template, now }))
  for (const statement of statements) await lacking.sql(statement, ...(statement.includes('$1') ? [person.id] : []))
  const router = worlds % oneIn === 0 ? started.use(await startForeignRouter(lacking)) : undefined
  worlds += 1
  const resources = started.move()
  return { lacking, router, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}

describe.each([...readersByDifferences()])('with and without %s', (_, { readers, hidden }) => {
  let world: World
  beforeAll(async () => {
    world = await worldWithout(hidden.flatMap(({ remove }) => remove))
  })
  afterAll(() => world?.[Symbol.asyncDispose]())

  it.each(readers)('%s for %s at assurance %i is given the same bytes', { timeout }, (persona, purpose, assurance) =>
    expectTheSame(world, [person.id, ...person.parts], persona, purpose, assurance),
  )
})

it.each(ownTwins)('is given the same bytes with and without %s, whoever it is kept from', { timeout }, async (of) => {
  const { readers, remove, ids } = own.find((twin) => twin.of === of) ?? { readers: [], remove: [], ids: [] }
  expect(readers).not.toEqual([])
  await using world = await worldWithout(remove)
  // In capitals they are ids of the same.
  const kept = ids.flatMap((id) => [id, id.toUpperCase()])
  for (const reader of readers) await expectTheSame(world, [...kept, person.id, ...person.parts], ...reader)
})

it('writes the same to the log of both worlds where something of ours fails, and no value', { timeout }, async () => {
  const [[, { readers, hidden }] = ['', { readers: [], hidden: [] }]] = readersByDifferences()
  const [[persona, purpose, assurance] = ['dmws.dpo', undefined, 1] as const] = readers
  await using world = await worldWithout(hidden.flatMap(({ remove }) => remove))
  const linesOf = async (network: TestNetwork): Promise<string[]> => {
    const api = await network.as(persona, { ...(purpose ? { purpose } : {}), assurance })
    const { written } = await writtenDuring(() =>
      // Nothing may leave that cannot be put on record.
      whileFailing(network, [], async () => {
        for (const [, ask] of paths) await ask(api, person)
      }),
    )
    return written.map((line) => line.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')).toSorted()
  }
  const lines = await linesOf(whole)
  expect(lines.length).toBeGreaterThan(0)
  expect(await linesOf(world.lacking)).toEqual(lines)
  expect(person.canaries.filter(({ word }) => betrays(lines.join('\n'), word)).map(({ of }) => of)).toEqual([])
})

it('asked in both worlds, for everybody to whom anything is hidden', (context) => {
  const pairs = [...asked.values()].reduce((sum, each) => sum + each, 0)
  tell(
    context,
    `twin worlds: ${pairs} pairs of answers compared, and ${throughRouter} through a router not ours, seed ${proofSeed}, 0 differences`,
  )
  expect(pairs).toBeGreaterThanOrEqual(readersByDifferences().size * queriesForEach)
  expect(throughRouter).toBeGreaterThan(paths.length)
})
