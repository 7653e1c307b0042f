import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Api } from '../src/api-client.ts'
import { betrayedBy } from '../src/canary.ts'
import { categoriesOf } from '../src/composed-schema.ts'
import { tell } from '../src/figure.ts'
import { everyReader, isDeniedTo, plantReaders, type Reader, type Readers } from '../src/every-reader.ts'
import { intendedAuditor, intendedReaders, isDenied } from '../src/intended-readers.ts'
import { isFoundByItsOwnId, keptBeyondTheTable } from '../src/kept-beyond-the-table.ts'
import { everything, pathsToAPerson } from '../src/paths-to-a-person.ts'
import { plantDueRecords } from '../src/planted-due-records.ts'
import { plantColleague, type PlantedAmongStaff } from '../src/planted-colleague.ts'
import { plantCanaries } from '../src/planted-person.ts'
import { pathsFromTheQuery, rootFields, rootOf } from '../src/paths-from-the-query.ts'
import { pathsIntoSubgraphs } from '../src/paths-into-subgraphs.ts'
import { subgraphNames } from '../src/signed-request.ts'
import { isOfOrganisation } from '../src/planted-needs.ts'
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

let system: TestNetwork
let person: PlantedAmongStaff
let fromTheQuery: ReturnType<typeof pathsFromTheQuery>
/** What those are sent who may read everything, before anybody else has added anything. */
let openly: readonly Answer<{ serviceUser: unknown }>[]
beforeAll(async () => {
  system = await startTestNetwork()
  person = await plantColleague(system, await plantCanaries(system))
  await plantDueRecords(system, person.id)
  fromTheQuery = pathsFromTheQuery(person)
  const readers = [await system.as('dmws.dpo', { purpose: 'rights-request' }), await system.as('dmws.planted')]
  const query = `query ($id: ID!) { serviceUser(id: $id) { ${everything} } }`
  openly = await Promise.all(readers.map((api) => api<{ serviceUser: unknown }>(query, { id: person.id })))
  openly.forEach(notice)
})
afterAll(() => system[Symbol.asyncDispose]())

/** Text fields under a person that hold words of the product or names of staff, in which no canary can be. */
const withoutCanary = [
  /^AccessRequest\.(reference|purpose|state|extent)$/,
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
  /^AuditEntry\.(role|purpose|what|outcome|service)$/,
  /^RoleRequest\.(role|requestedBy)$/,
  // Whose id it is, and names of staff.
  /^SecurityAlert\.(kind|viewerId|settledBy)$/,
  /^StaffMember\.(roles|evidence)$/,
  /^StaffEvidence\.kind$/,
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

function collectTexts(type: GraphQLObjectType, texts: Set<string>, gone: Set<string>): void {
  if (gone.has(type.name)) return
  gone.add(type.name)
  for (const field of Object.values(type.getFields())) {
    const inner = getNamedType(field.type)
    if (isObjectType(inner)) collectTexts(inner, texts, gone)
    const isProtected = categoriesOf(field).some((category) => category !== 'reference' && category !== 'structural')
    if (inner.name === 'String' && isProtected) texts.add(`${type.name}.${field.name}`)
  }
}

/** Everything that is asked of the gateway about the person. */
function* everyPath(): Generator<[string, (api: Api) => Promise<Answer<unknown>>]> {
  for (const [path, ask] of Object.entries(pathsToAPerson)) yield [path, (api) => ask(api, person)]
  yield* Object.entries(fromTheQuery)
}

/** Refused it may be, but not because the path itself is wrong. */
function mustBeAnswered({ status, text }: Answer<unknown>, path: string): void {
  expect(status, `${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
  expect(text, path).not.toMatch(/"code":"(INTERNAL|UNAVAILABLE|LIMIT_EXCEEDED|BAD_REQUEST)"/)
}

const sentIn = ({ text, headers }: Answer<unknown>): string => `${text}\n${[...headers].join('\n')}`

/** Roots of `Query` that told somebody something, the protected texts in which a canary was found, and the canaries themselves. */
const found = { roots: new Set<string>(), texts: new Set<string>(), canaries: new Set<string>() }

function notice({ data, text }: Answer<unknown>): void {
  for (const [name, value] of Object.entries(data ?? {})) {
    const root = rootFields.find((field) => field.name === rootOf(name))
    const type = root && getNamedType(root.type)
    if (root && tellsOfSomething(value)) found.roots.add(root.name)
    if (!isObjectType(type)) continue
    for (const { of, value: leaf } of leavesOf(type, value)) {
      if (typeof leaf === 'boolean' || leaf === null || found.texts.has(of)) continue
      const betrayed = betrayedBy(JSON.stringify(leaf))
      if (person.canaries.some(({ word }) => betrayed(word))) found.texts.add(of)
    }
  }
  const betrayed = betrayedBy(text)
  for (const { word, of } of person.canaries) if (!found.canaries.has(of) && betrayed(word)) found.canaries.add(of)
}

function tellsOfSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value !== 'object' || value === null) return false
  if ('nodes' in value) return tellsOfSomething(value.nodes)
  return !('edges' in value) || tellsOfSomething(value.edges)
}

describe.each([...intendedReaders, intendedAuditor])('%s for %s at assurance %i', (...reader) => {
  const [persona, purpose, assurance] = reader
  it('is never sent what the table does not allow, on any path, in any disguise', { timeout: 120_000 }, async () => {
    const api = await system.as(persona, { ...(purpose ? { purpose } : {}), assurance })
    const denied = person.canaries.filter(({ needs }) => isDenied(reader, needs))
    const paths = [...everyPath()].map(async ([path, ask]) => {
      const answer = await ask(api)
      mustBeAnswered(answer, path)
      notice(answer)
      const betrayed = betrayedBy(sentIn(answer))
      const leaked = denied.filter(({ word }) => betrayed(word)).map(({ of }) => of)
      expect(leaked, `leaked to ${persona} ${path}`).toEqual([])
    })
    await Promise.all(paths)
  })
})

describe('what nobody is told means something, since', () => {
  it('every field of Query told somebody something, so that a new one cannot be forgotten', () => {
    expect(rootFields.map(({ name }) => name).filter((name) => !found.roots.has(name))).toEqual([])
  })

  it('there is a canary in every protected text, so that a new field cannot be forgotten', () => {
    for (const { data, errors } of openly) {
      expect(errors).toEqual([])
      expect(data.serviceUser).not.toBeNull()
    }
    const texts = new Set<string>()
    for (const { type } of rootFields) {
      const inner = getNamedType(type)
      if (isObjectType(inner)) collectTexts(inner, texts, new Set())
    }
    const bare = [...texts].filter((of) => !found.texts.has(of) && !withoutCanary.some((known) => known.test(of)))
    expect(bare, 'protected texts without a canary').toEqual([])
  })

  it('each canary was shown to somebody', () => {
    expect(person.canaries.filter(({ of }) => !found.canaries.has(of)).map(({ of }) => of)).toEqual([])
  })
})

const levels = [1, 2, 3] as const

describe('every role in every relationship for every purpose', () => {
  // Among them are always some who see much: nothing proves nothing.
  const seeing: readonly Reader[] = [
    { role: 'service-user', standing: 'self', purpose: 'own-record', assurance: 2 },
    { role: 'representative', standing: 'representative', purpose: 'own-record', assurance: 2 },
    { role: 'safeguarding-lead', standing: 'work-item', purpose: 'safeguarding', assurance: 2 },
  ]
  const next = seededNumbers(seed)
  const sure = everyReader.map((reader): Reader => ({ ...reader, assurance: levels[next(levels.length)] ?? 1 }))
  const asked = [...seeing, ...(proving ? sure : someOf(sure, 6))]
  let readers: Readers
  beforeAll(async () => {
    readers = await plantReaders(system, person)
  })

  it(
    'is never sent what the table by hand denies, on any path, nor is it in the log, and is given on the record what it allows',
    { timeout: 3_600_000 },
    async (context) => {
      const log = listenToTheLog()
      const begun = Date.now()
      let cases = 0
      const leaked: string[] = []
      const seen = new Set<string>()
      const kept: string[] = []
      let promised = 0
      for (const reader of asked) {
        const api = await readers.as(reader)
        const { role, standing, purpose, assurance } = reader
        const who = `${role}, ${standing}, for ${purpose} at assurance ${assurance}`
        const answers = await Promise.all([
          ...[...everyPath()].map(async ([path, ask]) => {
            const answer = await ask(api)
            mustBeAnswered(answer, `${who} ${path}`)
            return { path, sent: sentIn(answer) }
          }),
          ...Object.entries(pathsIntoSubgraphs).map(async ([path, ask]) => ({
            path,
            sent: await ask(system, api, purpose, person),
          })),
        ])
        for (const { path, sent } of answers) {
          const betrayed = betrayedBy(sent)
          for (const { word, of, needs } of person.canaries) {
            if (!betrayed(word)) continue
            seen.add(of)
            if (isDeniedTo(reader, needs)) leaked.push(`${of} to ${who} ${path}`)
          }
        }
        const onRecord = betrayedBy(answers.find(({ path }) => path === 'by id')?.sent ?? '')
        const anywhere = betrayedBy(answers.map(({ sent }) => sent).join('\n'))
        for (const { word, of, needs } of person.canaries) {
          if (!isPromised(reader, of, needs)) continue
          promised += 1
          const isGiven = isFoundByItsOwnId(reader, of, needs) ? anywhere(word) : onRecord(word)
          if (!isGiven) kept.push(`${of} from ${who}`)
        }
        cases += answers.length * person.canaries.length
      }
      const told = log.stop()
      const betrayed = betrayedBy(told)
      leaked.push(...person.canaries.filter(({ word }) => betrayed(word)).map(({ of }) => `${of} in the log`))
      const readersAsked = new Set(asked.map(({ role, standing, purpose }) => `${role} ${standing} ${purpose}`)).size
      tell(
        context,
        `canaries: ${cases} cases (${readersAsked} of ${everyReader.length} roles × relationships × purposes, each at an assurance, ${person.canaries.length} values, ` +
          `${[...everyPath()].length + subgraphNames.length} paths from ${rootFields.length} of ${rootFields.length} fields of Query), ` +
          `${((100 * readersAsked) / everyReader.length).toFixed(1)} % of all, seed ${seed}: ` +
          `${leaked.length} leaked, ${kept.length} of ${promised} promised on the record kept back, ${seen.size} of the values seen by somebody, in ${Math.round((Date.now() - begun) / 1000)} s`,
      )
      expect(leaked).toEqual([])
      expect(kept, 'allowed by the table, and not in the answer to who asks by id').toEqual([])
      expect(promised).toBeGreaterThan(0)
      expect(seen.size).toBeGreaterThan(0)
      if (proving) expect(person.canaries.filter(({ of }) => !seen.has(of)).map(({ of }) => of)).toEqual([])
    },
  )
})

/** Whether the table allows a reader what is planted on the record of the person, and no condition on its row keeps it back. */
function isPromised(reader: Reader, of: string, needs: readonly (readonly string[])[]): boolean {
  const onTheRecord = needs.filter((all) => !all.some(isOfOrganisation))
  return onTheRecord.length > 0 && !isDeniedTo(reader, onTheRecord) && keptBeyondTheTable[of]?.(reader) !== true
}

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
