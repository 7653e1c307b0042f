import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { betrays, newCanary } from '../src/canary.ts'
import { everyReader, isDeniedTo, plantReaders, type Reader, type Readers } from '../src/every-reader.ts'
import { tell } from '../src/figure.ts'
import { pathsIntoSubgraphs } from '../src/paths-into-subgraphs.ts'
import { pathsToAPerson } from '../src/paths-to-a-person.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { proofSeed, proving } from '../src/proof-scale.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { askSubgraph, claimsOf, subgraphNames } from '../src/signed-request.ts'
import { aloneAs, everyRoot, subgraphSchema } from '../src/subgraph-alone.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { wholeSelection } from '../src/whole-selection.ts'

const canary = newCanary()

describe('a subgraph, with no gateway in front', () => {
  const next = seededNumbers(proofSeed)
  const always: readonly Reader[] = [
    { role: 'service-user', standing: 'self', purpose: 'own-record' },
    { role: 'support-worker', standing: 'assigned-worker', purpose: 'care' },
    { role: 'support-worker', standing: 'excluded', purpose: 'care' },
    { role: 'data-protection-officer', standing: 'work-item', purpose: 'rights-request' },
  ]
  const some = Array.from({ length: proving ? 300 : 1 }, () => everyReader[next(everyReader.length)]).filter(
    (reader) => reader !== undefined,
  )
  /** Who works here, which colleagues may know: among them whoever looked at a record, or was complained about, without a word of that. */
  const namesOfColleagues = 'staffMembers'
  const schemas = subgraphNames.map((name) => ({ name, schema: subgraphSchema(name) }))
  let system: TestNetwork
  let person: PlantedPerson
  let readers: Readers
  beforeAll(async () => {
    system = await startTestNetwork()
    person = await plantCanaries(system)
    readers = await plantReaders(system, person)
  })
  afterAll(() => system[Symbol.asyncDispose]())

  it(
    'never answers what the table by hand denies: at every root, on every path to a person, and as an entity',
    { timeout: 3_600_000 },
    async (context) => {
      const { id, parts, canaries } = person
      const leaked: string[] = []
      const seen = new Set<string>()
      let answered = 0
      for (const reader of [...always, ...some]) {
        const { role, standing, purpose } = reader
        const api = await readers.as(reader)
        for (const { name, schema } of schemas) {
          const alone = aloneAs(system, name, schema, api, purpose)
          const answers = await Promise.all([
            ...Object.entries(everyRoot(schema, [id, ...parts]))
              .filter(([root]) => root !== namesOfColleagues)
              .map(async ([root, query]) => ({ path: `at ${root}`, answer: await alone(query) })),
            ...Object.entries(pathsToAPerson).map(async ([path, ask]) => ({ path, answer: await ask(alone, person) })),
          ])
          const texts = [
            ...answers.map(({ path, answer: { text } }) => ({ path, text })),
            {
              path: 'as an entity',
              text: (await pathsIntoSubgraphs[`as an entity of ${name}`]?.(system, api, purpose, person)) ?? '',
            },
          ]
          for (const { path, text } of texts) {
            if (text === '') continue
            answered += 1
            expect(text, `${name} ${path}`).not.toMatch(/"code":"(INTERNAL|UNAVAILABLE|LIMIT_EXCEEDED|BAD_REQUEST)"/)
            const told = canaries.filter(({ word }) => betrays(text, word))
            for (const { of } of told) seen.add(of)
            const leaks = told.filter(({ needs }) => isDeniedTo(reader, needs))
            leaked.push(...leaks.map(({ of }) => `${of} to ${role}, ${standing}, for ${purpose}: ${name} ${path}`))
          }
        }
      }
      tell(
        context,
        `subgraphs alone: ${answered} answers to ${always.length + some.length} readers, ${canaries.length} values, seed ${proofSeed}: ` +
          `${leaked.length} leaked, ${seen.size} of the values seen by somebody`,
      )
      expect(leaked).toEqual([])
      expect(canaries.filter(({ of }) => !seen.has(of)).map(({ of }) => of)).toEqual([])
    },
  )

  it.each(schemas)('takes nothing for a fact that a representation says: $name', async ({ name, schema }) => {
    const type = schema.getType('ServiceUser')
    if (!isObjectType(type)) throw new TypeError(`${name} adds nothing to a person`)
    const api = await readers.as({ role: 'support-worker', standing: 'stranger', purpose: 'care' })
    const { id } = person
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServiceUser { ${wholeSelection(type)} } } }`
    const claimed = Object.fromEntries(Object.keys(type.getFields()).map((field) => [field, canary]))
    const said = {
      organisation: 'dmws',
      subjectId: id,
      relationships: ['self', 'assigned-worker'],
      excluded: false,
      restricted: false,
    }
    const askAs = async (representation: object) => {
      const { body } = await askSubgraph(system, name, claimsOf(api, 'care'), query, {
        of: [{ ...representation, __typename: 'ServiceUser', id }],
      })
      return JSON.stringify(body).replaceAll(/("requestId":")[0-9a-f-]{36}/g, '$1')
    }
    expect(await askAs({ ...claimed, ...said })).toBe(await askAs({}))
  })
})
