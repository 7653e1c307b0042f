import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { dropDatabase } from '@candour/database'
import type { Answer, Api, Persona } from '../src/api-client.ts'
import { composedSchema } from '../src/composed-schema.ts'
import { pathsToAPerson } from '../src/paths-to-a-person.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { proving } from '../src/proof-scale.ts'
import { randomQuery } from '../src/random-query.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
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
/** Ways on which everybody comes to whomever they may see, themselves included. */
const pathsToTheOwnRecord = ['in a list', 'in the edges of a list', 'as the own record']
const paths = Object.entries(pathsToAPerson).filter(([path]) => !writing.includes(path))

const now = new Date()
let template: string
let person: PlantedPerson
let whole: TestNetwork
beforeAll(async () => {
  const planted = await startTestNetwork({ now })
  person = await plantCanaries(planted)
  await planted.network.jobsDone()
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

/** Who has seen a person's own record is theirs to see, and differs with whatever was asked in a world before. */
const asksForOwnLog = (what: string, persona: Persona) => what.includes('accessLog') && persona.startsWith('dmws.service-user')

/** So are the log of the whole organisation and the alerts about it, which are the data protection officer’s to read. */
const asksForTheLog = (what: string) => /audit(Standing|Entries)|securityAlerts/.test(what)

const asked = new Map<string, number>()

describe.each([...readersByDifferences()])('with and without %s', (_, { readers, hidden }) => {
  let lacking: TestNetwork
  beforeAll(async () => {
    lacking = await startTestNetwork({ from: template, now })
    for (const { remove } of hidden) {
      for (const statement of remove) await lacking.sql(statement, ...(statement.includes('$1') ? [person.id] : []))
    }
  })
  afterAll(() => lacking?.[Symbol.asyncDispose]())

  it.each(readers)(
    '%s for %s at assurance %i is given the same bytes',
    { timeout: proving ? 600_000 : 120_000 },
    async (persona, purpose, assurance) => {
      const options = { ...(purpose ? { purpose } : {}), assurance }
      const [one, other] = await Promise.all([whole.as(persona, options), lacking.as(persona, options)])
      const compare = async (what: string, ask: (api: Api) => Promise<Answer<unknown>>) => {
        const [here, there] = await Promise.all([ask(one), ask(other)])
        expect(bytesOf(there), what).toBe(bytesOf(here))
        asked.set(persona, (asked.get(persona) ?? 0) + 1)
      }
      for (const [path, ask] of paths) {
        const ownRecord = persona.startsWith('dmws.service-user') && pathsToTheOwnRecord.includes(path)
        if (!ownRecord) await compare(path, (api) => ask(api, person))
      }
      const next = seededNumbers(seed)
      for (let index = 0; index < queriesForEach; index += 1) {
        const query = randomQuery(schema, { ids: [person.id, ...person.parts], next })
        if (!asksForOwnLog(query, persona) && !asksForTheLog(query))
          await compare(`query ${index} of seed ${seed}: ${query}`, (api) => api(query))
      }
    },
  )
})

it('asked in both worlds, for everybody to whom anything is hidden', () => {
  const pairs = [...asked.values()].reduce((sum, each) => sum + each, 0)
  console.log(`twin worlds: ${pairs} pairs of answers compared, seed ${seed}, 0 differences`)
  expect(pairs).toBeGreaterThanOrEqual(readersByDifferences().size * queriesForEach)
})
