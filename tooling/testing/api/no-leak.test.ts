import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../src/api-client.ts'
import { betrays } from '../src/canary.ts'
import { categoriesOf } from '../src/composed-schema.ts'
import { tell } from '../src/figure.ts'
import { everyReader, isDeniedTo, plantReaders, type Reader, type Readers } from '../src/every-reader.ts'
import { intendedReaders, isDenied } from '../src/intended-readers.ts'
import { everything, objectType, pathsToAPerson } from '../src/paths-to-a-person.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { pathsIntoSubgraphs } from '../src/paths-into-subgraphs.ts'
import { subgraphNames } from '../src/signed-request.ts'
import { proving } from '../src/proof-scale.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { leavesOf } from '../src/whole-selection.ts'

const seed = Number(process.env['CANDOUR_SEED'] ?? 20_261_122)
/** So many of them, others for every seed. */
function someOf<Item>(items: readonly Item[], count: number): Item[] {
  const next = seededNumbers(seed)
  return Array.from({ length: count }, () => items[next(items.length)]).filter((item) => item !== undefined)
}

const ServiceUser = objectType('ServiceUser')

let system: TestNetwork
let person: PlantedPerson
/** What those are sent who may read everything, before anybody else has added anything. */
let openly: readonly Answer<{ serviceUser: unknown }>[]
beforeAll(async () => {
  system = await startTestNetwork()
  person = await plantCanaries(system)
  const readers = [await system.as('dmws.dpo', { purpose: 'rights-request' }), await system.as('dmws.planted')]
  const query = `query ($id: ID!) { serviceUser(id: $id) { ${everything} } }`
  openly = await Promise.all(readers.map((api) => api<{ serviceUser: unknown }>(query, { id: person.id })))
})
afterAll(() => system[Symbol.asyncDispose]())

/** Text fields under a person that hold words of the product or names of staff, in which no canary can be. */
const withoutCanary = [
  /^AccessLogEntry\.(role|what|purpose|action)$/,
  /^Assignment\.kind$/,
  /^BreakGlass\.(purpose|read|reviewedBy)$/,
  /^DelayedTelling\.(purpose|decidedBy)$/,
  /^Consent(Decision)?\.recordedBy$/,
  /^Correction\.(requestedBy|decidedBy)$/,
  /^Document\.(mediaType|categories|attachedBy)$/,
  /^Note\.(author|categories)$/,
  /^PostalAddress\.postcode$/,
  /^Representation\.(kind|role|ground|explanation|scopes|covers|hiddenCategories|hidden)$/,
  /^Provenance\.section$/,
  /^ServiceUser\.(reference|service)$/,
  /^Complaint\.(reference|queue|raisedBy|handler)$/,
  /^ComplaintEvent\.by$/,
  // Nothing is put off in the procedure of this organisation, and nothing is heard by a panel.
  /^ComplaintPanel\.members$/,
  /^ComplaintStage\.(name|extensionReason|decider)$/,
  /^Hold\.(placedBy|releasedBy)$/,
  /^Disposal\.(rule|proposedBy|decidedBy)$/,
  // What services are called.
  /^DisposalErasure\.service$/,
  // Codes and times of day; a subject is in the product's own words.
  /^Message\.(kind|reason|subject)$/,
  /^SafeContactRules\.(from|until)$/,
  /^WorkItem\.(purpose|openedBy|for)$/,
  /^InspectorToChoose\.name$/,
  // Words of the rules, of which the organisation's profile is public.
  /^Retention/,
]

it('plants a canary in every protected text there is, so that a new field cannot be forgotten', () => {
  const planted = new Set<string>()
  for (const { data, errors } of openly) {
    expect(errors).toEqual([])
    for (const { of, value } of leavesOf(ServiceUser, data.serviceUser)) {
      if (person.canaries.some(({ word }) => betrays(JSON.stringify(value), word))) planted.add(of)
    }
  }
  const texts = new Set<string>()
  collectTexts(ServiceUser, texts, new Set())
  const bare = [...texts].filter((of) => !planted.has(of) && !withoutCanary.some((known) => known.test(of)))
  expect(bare, 'protected texts without a canary').toEqual([])
})

function collectTexts(type: GraphQLObjectType, texts: Set<string>, seen: Set<string>): void {
  if (seen.has(type.name)) return
  seen.add(type.name)
  for (const field of Object.values(type.getFields())) {
    const inner = getNamedType(field.type)
    if (isObjectType(inner)) collectTexts(inner, texts, seen)
    const isProtected = categoriesOf(field).some((category) => category !== 'reference' && category !== 'structural')
    if (inner.name === 'String' && isProtected) texts.add(`${type.name}.${field.name}`)
  }
}

describe.each(intendedReaders)('%s for %s at assurance %i', (...reader) => {
  const [persona, purpose, assurance] = reader
  it('is never sent what the table does not allow, on any path, in any disguise', { timeout: 120_000 }, async () => {
    const api = await system.as(persona, { ...(purpose ? { purpose } : {}), assurance })
    const denied = person.canaries.filter(({ needs }) => isDenied(reader, needs))
    const paths = Object.entries(pathsToAPerson).map(async ([path, ask]) => {
      const { text, headers, status } = await ask(api, person)
      expect(status, `${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
      expect(text, path).not.toMatch(/"code":"(INTERNAL|UNAVAILABLE|LIMIT_EXCEEDED|BAD_REQUEST)"/)
      const sent = `${text}\n${[...headers].join('\n')}`
      const leaked = denied.filter(({ word }) => betrays(sent, word)).map(({ of }) => of)
      expect(leaked, `leaked to ${persona} ${path}`).toEqual([])
    })
    await Promise.all(paths)
  })
})

describe('every role in every relationship for every purpose', () => {
  // In a sample are always two who see much: nothing proves nothing.
  const seeing: readonly Reader[] = [
    { role: 'service-user', standing: 'self', purpose: 'own-record' },
    { role: 'representative', standing: 'representative', purpose: 'own-record' },
    { role: 'safeguarding-lead', standing: 'work-item', purpose: 'safeguarding' },
  ]
  const asked = proving ? everyReader : [...seeing, ...someOf(everyReader, 6)]
  let readers: Readers
  beforeAll(async () => {
    readers = await plantReaders(system, person)
  })

  it(
    'is never sent what the table by hand denies, on any path, nor is it in the log',
    { timeout: 3_600_000 },
    async (context) => {
      const log = listenToTheLog()
      const begun = Date.now()
      let cases = 0
      const leaked: string[] = []
      const seen = new Set<string>()
      for (const reader of asked) {
        const api = await readers.as(reader)
        const denied = person.canaries.filter(({ needs }) => isDeniedTo(reader, needs))
        const who = `${reader.role}, ${reader.standing}, for ${reader.purpose}`
        const answers = await Promise.all([
          ...Object.entries(pathsToAPerson).map(async ([path, ask]) => {
            const { text, headers, status } = await ask(api, person)
            expect(status, `${who} ${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
            return { path, sent: `${text}\n${[...headers].join('\n')}` }
          }),
          ...Object.entries(pathsIntoSubgraphs).map(async ([path, ask]) => ({
            path,
            sent: await ask(system, api, reader.purpose, person),
          })),
        ])
        for (const { path, sent } of answers) {
          for (const { word, of } of denied) if (betrays(sent, word)) leaked.push(`${of} to ${who} ${path}`)
        }
        for (const { word, of } of person.canaries) if (answers.some(({ sent }) => betrays(sent, word))) seen.add(of)
        cases += answers.length * person.canaries.length
      }
      const told = log.stop()
      leaked.push(...person.canaries.filter(({ word }) => betrays(told, word)).map(({ of }) => `${of} in the log`))
      const all = (cases / asked.length) * everyReader.length
      tell(
        context,
        `canaries: ${cases} cases (${asked.length} of ${everyReader.length} roles × relationships × purposes, ${person.canaries.length} values, ` +
          `${Object.keys(pathsToAPerson).length + subgraphNames.length} paths), ${((100 * cases) / all).toFixed(1)} % of all, seed ${seed}: ` +
          `${leaked.length} leaked, ${seen.size} of the values seen by somebody, in ${Math.round((Date.now() - begun) / 1000)} s`,
      )
      expect(leaked).toEqual([])
      expect(seen.size).toBeGreaterThan(0)
      if (proving) expect(person.canaries.filter(({ of }) => !seen.has(of)).map(({ of }) => of)).toEqual([])
    },
  )
})

/** Everything that this process writes, until it is stopped. */
function listenToTheLog(): { stop(): string } {
  const written: string[] = []
  const streams = [process.stdout, process.stderr]
  const writes = streams.map((stream) => stream.write)
  for (const [at, stream] of streams.entries()) {
    stream.write = ((chunk: string | Uint8Array, ...rest: []) => {
      written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
      return writes[at]?.call(stream, chunk, ...rest) ?? true
    }) as typeof stream.write
  }
  return {
    stop() {
      for (const [at, stream] of streams.entries()) if (writes[at]) stream.write = writes[at]
      return written.join('\n')
    },
  }
}

it('shows each of them to somebody, so that its absence elsewhere means something', () => {
  const seen = openly.map(({ text }) => text).join()
  expect(person.canaries.filter(({ word }) => !betrays(seen, word)).map(({ of }) => of)).toEqual([])
})
