import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Purpose } from '@candour/need-to-know'
import type { Answer, Api, WithheldMark } from '../src/api-client.ts'
import { betrays } from '../src/canary.ts'
import { everyReader, isDeniedTo, plantReaders, type Reader } from '../src/every-reader.ts'
import { tell } from '../src/figure.ts'
import { startForeignRouter, type ForeignRouter } from '../src/foreign-router.ts'
import { all, intendedReaders, isDenied, type IntendedReader } from '../src/intended-readers.ts'
import { everything, pathsToAPerson } from '../src/paths-to-a-person.ts'
import { plantCanaries, type Planted, type PlantedPerson } from '../src/planted-person.ts'
import { proofSeed, proving } from '../src/proof-scale.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

/* What a subgraph lets out is enough by itself: whichever router stands in front, and whatever it makes of the answers. */

let system: TestNetwork
let router: ForeignRouter
let person: PlantedPerson
beforeAll(async () => {
  system = await startTestNetwork()
  person = await plantCanaries(system)
  router = await startForeignRouter(system)
})
afterAll(async () => {
  await router?.[Symbol.asyncDispose]()
  await system?.[Symbol.asyncDispose]()
})

const byId = `query ($id: ID!) { serviceUser(id: $id) { ${everything} } }`
const keyOf = ({ on, id, field, category, reason, remedy }: WithheldMark) => [on, id, field, category, reason, remedy].join(' ')
const marksOf = (answer: Answer<unknown>) => [...new Set(answer.withheld.map(keyOf))].toSorted()

const next = seededNumbers(proofSeed)
const someOf = <Item>(items: readonly Item[], count: number): Item[] =>
  Array.from({ length: count }, () => items[next(items.length)]).filter((item) => item !== undefined)

/** In a sample are always those who see everything: that nothing is leaked where nothing is seen proves nothing. */
const onEveryPath: readonly IntendedReader[] = proving
  ? intendedReaders
  : [...intendedReaders.filter(([, , , allowed]) => allowed.includes(all)), ...someOf(intendedReaders, 3)]

let asked = 0
const seen = new Set<string>()

/** Which of the values that are denied are sent to a viewer by the router, on any of the paths that lead to a person through our own gateway. */
async function leakedTo(api: Api, denies: (needs: Planted['needs']) => boolean): Promise<string[]> {
  const answers = await Promise.all(
    Object.entries(pathsToAPerson).map(async ([path, ask]) => {
      const { status, text, headers } = await ask(api, person)
      expect(status, `${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
      expect(text, path).not.toMatch(/"code":"(INTERNAL|UNAVAILABLE|LIMIT_EXCEEDED|BAD_REQUEST)"/)
      return { path, sent: `${text}\n${[...headers].join('\n')}` }
    }),
  )
  asked += answers.length
  return answers.flatMap(({ path, sent }) => {
    const told = person.canaries.filter(({ word }) => betrays(sent, word))
    for (const { of } of told) seen.add(of)
    return told.filter(({ needs }) => denies(needs)).map(({ of }) => `${of} ${path}`)
  })
}

describe.each(intendedReaders)('behind a router that is not ours, %s for %s at assurance %i', (...reader) => {
  const [persona, purpose, assurance] = reader
  it('is told what is withheld as by our own gateway, each as an error of its field', { timeout: 120_000 }, async () => {
    const ours = await system.as(persona, { ...(purpose ? { purpose } : {}), assurance })
    const theirs = router.as(ours, (purpose ?? null) as Purpose | null)
    const variables = { id: person.id }
    const answer = await theirs(byId, variables)
    expect(answer.errors.filter(({ extensions }) => extensions['code'] !== 'WITHHELD')).toEqual([])
    expect(marksOf(answer)).toEqual(marksOf(await ours(byId, variables)))
  })
})

it.each(onEveryPath)(
  'behind a router that is not ours, %s for %s at assurance %i is never sent what the table denies, on any path',
  { timeout: 120_000 },
  async (...reader) => {
    const [persona, purpose, assurance] = reader
    const api = router.as(
      await system.as(persona, { ...(purpose ? { purpose } : {}), assurance }),
      (purpose ?? null) as Purpose | null,
    )
    expect(await leakedTo(api, (needs) => isDenied(reader, needs))).toEqual([])
  },
)

describe('behind a router that is not ours, every role in every relationship for every purpose', () => {
  const always: readonly Reader[] = [
    { role: 'support-worker', standing: 'assigned-worker', purpose: 'care' },
    { role: 'support-worker', standing: 'stranger', purpose: 'care' },
    { role: 'safeguarding-lead', standing: 'work-item', purpose: 'safeguarding' },
    { role: 'representative', standing: 'representative', purpose: 'own-record' },
    { role: 'inspector', standing: 'work-item', purpose: 'inspection' },
  ]
  const some = someOf(everyReader, proving ? 200 : 2)

  it('is never sent what the table by hand denies, on any path', { timeout: 3_600_000 }, async (context) => {
    const readers = await plantReaders(system, person)
    const leaked: string[] = []
    for (const reader of [...always, ...some]) {
      const api = router.as(await readers.as(reader), reader.purpose)
      const found = await leakedTo(api, (needs) => isDeniedTo(reader, needs))
      leaked.push(...found.map((of) => `${of} to ${reader.role}, ${reader.standing}, for ${reader.purpose}`))
    }
    tell(
      context,
      `a router not ours: ${asked} answers on ${Object.keys(pathsToAPerson).length} paths to ${onEveryPath.length + always.length + some.length} readers, ` +
        `${person.canaries.length} values, seed ${proofSeed}: ${leaked.length} leaked, ${seen.size} of the values seen by somebody`,
    )
    expect(leaked).toEqual([])
    expect(person.canaries.filter(({ of }) => !seen.has(of)).map(({ of }) => of)).toEqual([])
  })
})

it('knows no way into a subgraph behind a router that is not ours', async () => {
  const api = router.as(await system.as('dmws.dpo', { purpose: 'rights-request' }), 'rights-request')
  for (const query of [
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServiceUser { familyName } } }',
    '{ _service { sdl } }',
  ]) {
    const { data, errors } = await api(query, { of: [{ __typename: 'ServiceUser', id: person.id }] })
    expect(data ?? null, query).toBeNull()
    expect(errors.length, query).toBeGreaterThan(0)
  }
})
