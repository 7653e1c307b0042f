import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Api } from '../src/api-client.ts'
import { betrayedBy } from '../src/canary.ts'
import { categoriesOf } from '../src/composed-schema.ts'
import { tell } from '../src/figure.ts'
import { everyReader, isDeniedTo, plantReaders, type Reader, type Readers } from '../src/every-reader.ts'
import type { MutationField } from '../src/filled-input.ts'
import { intendedAuditor, intendedReaders, isDenied } from '../src/intended-readers.ts'
import { isFoundByItsOwnId, keptBeyondTheTable } from '../src/kept-beyond-the-table.ts'
import { kindsOfAnswer, pathKinds, type PathKind } from '../src/kinds-of-path.ts'
import { listenToTheLog, type Listening } from '../src/listen-to-the-log.ts'
import { CursorsGiven, pagedFields, pathByCursors, waysOn } from '../src/paths-by-cursor.ts'
import { everything, pathsToAPerson } from '../src/paths-to-a-person.ts'
import { askForPayload, onlyRefused, payloadIn, payloadMutations } from '../src/payload-mutations.ts'
import { plantChangeable, standAsBefore } from '../src/planted-changeable.ts'
import { plantDueRecords } from '../src/planted-due-records.ts'
import { plantColleague, type PlantedAmongStaff } from '../src/planted-colleague.ts'
import { whileFailing } from '../src/planted-fault.ts'
import { plantCanaries, type Planted } from '../src/planted-person.ts'
import { pathsFromTheQuery, rootFields, rootOf } from '../src/paths-from-the-query.ts'
import { pathsIntoSubgraphs } from '../src/paths-into-subgraphs.ts'
import { subgraphNames } from '../src/signed-request.ts'
import { isOfOrganisation } from '../src/planted-needs.ts'
import { proving } from '../src/proof-scale.ts'
import { seededNumbers } from '../src/seeded-numbers.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { watched } from '../src/watched-api.ts'
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
let byCursors: ReturnType<typeof pathByCursors>
const cursors = new CursorsGiven()
/** What those are sent who may read everything, before anybody else has added anything. */
let openly: readonly Answer<{ serviceUser: unknown }>[]
beforeAll(async () => {
  system = await startTestNetwork()
  person = await plantColleague(system, await plantCanaries(system))
  await plantDueRecords(system, person.id)
  await raiseAnother(await system.as('dmws.planted'))
  fromTheQuery = pathsFromTheQuery(person)
  byCursors = pathByCursors(person, cursors)
  const readers = [await system.as('dmws.dpo', { purpose: 'rights-request' }), await system.as('dmws.planted')]
  const query = `query ($id: ID!) { serviceUser(id: $id) { ${everything} } }`
  openly = await Promise.all(readers.map((api) => api<{ serviceUser: unknown }>(query, { id: person.id })))
  openly.forEach(notice)
})
afterAll(() => system[Symbol.asyncDispose]())

/** Another complaint of theirs, so that there is one after the other. */
async function raiseAnother(self: Api): Promise<void> {
  const input = { serviceUserId: person.id, kind: 'COMPLAINT', category: 'keeping', matter: 'Nothing new.' }
  const { data, text } = await self(
    'mutation ($input: RaiseComplaintInput!) { raiseComplaint(input: $input) { userErrors { code message } } }',
    { input },
  )
  expect(data.raiseComplaint.userErrors, text).toEqual([])
}

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

/** Everything that is asked of the gateway about the person, in one request or several. */
function* everyPath(): Generator<[string, (api: Api) => Promise<unknown>]> {
  for (const [path, ask] of Object.entries(pathsToAPerson)) yield [path, (api) => ask(api, person)]
  yield* Object.entries(fromTheQuery)
  yield ['by cursors', byCursors]
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
    const paths = [...everyPath()].map(([path, ask]) =>
      ask(
        watched(api, (answer) => {
          mustBeAnswered(answer, path)
          notice(answer)
          const betrayed = betrayedBy(sentIn(answer))
          const leaked = denied.filter(({ word }) => betrayed(word)).map(({ of }) => of)
          expect(leaked, `leaked to ${persona} ${path}`).toEqual([])
        }),
      ),
    )
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

  it('every paged list was gone on with by somebody from a cursor of their own, and by somebody from another’s', () => {
    expect(
      waysOn.filter((way) => !cursors.wentOn.has(way)),
      'where nothing came after a cursor',
    ).toEqual([])
    const lists = pagedFields.map(([type, { name }]) => `${type}.${name}`)
    expect(
      lists.filter((list) => !cursors.foreign.has(list)),
      'where nobody sent a cursor of another reader',
    ).toEqual([])
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
  /** Those who change most, so that each mutation answers somebody with what it changed. */
  const changing: readonly Reader[] = [
    { role: 'service-user', standing: 'self', purpose: 'own-record', assurance: 2 },
    { role: 'support-worker', standing: 'assigned-worker', purpose: 'care', assurance: 2 },
    { role: 'support-worker', standing: 'stranger', purpose: 'care', assurance: 3 },
    { role: 'team-manager', standing: 'team-manager', purpose: 'care', assurance: 2 },
    { role: 'complaints-officer', standing: 'work-item', purpose: 'complaint-handling', assurance: 2 },
    { role: 'records-officer', standing: 'work-item', purpose: 'retention-review', assurance: 2 },
    { role: 'data-protection-officer', standing: 'work-item', purpose: 'rights-request', assurance: 2 },
    { role: 'data-protection-officer', standing: 'work-item', purpose: 'complaint-handling', assurance: 2 },
    { role: 'data-protection-officer', standing: 'work-item', purpose: 'retention-review', assurance: 2 },
    { role: 'data-protection-officer', standing: 'work-item', purpose: 'audit', assurance: 3 },
    { role: 'data-protection-officer', standing: 'stranger', purpose: 'administration', assurance: 2 },
    { role: 'administrator', standing: 'stranger', purpose: 'administration', assurance: 3 },
  ]
  const next = seededNumbers(seed)
  const sure = everyReader.map((reader): Reader => ({ ...reader, assurance: levels[next(levels.length)] ?? 1 }))
  const asked = [...seeing, ...(proving ? sure : someOf(sure, 6))]
  let begun = 0
  const leaked: string[] = []
  const seen = new Set<string>()
  const tally = { answers: 0, byKind: new Map<PathKind, number>(), leaked: 0, kept: 0, promised: 0, payloads: new Set<string>() }
  let readers: Readers
  beforeAll(async () => {
    begun = Date.now()
    readers = await plantReaders(system, person)
  })

  const named = ({ role, standing, purpose, assurance }: Reader): string =>
    `${role}, ${standing}, for ${purpose} at assurance ${assurance}`

  /** Looks through what somebody was sent on a path of some kinds. */
  function lookThrough(sent: string, kinds: Iterable<PathKind>, where: string, isDeniedHere: (canary: Planted) => boolean): void {
    tally.answers += 1
    for (const kind of kinds) tally.byKind.set(kind, (tally.byKind.get(kind) ?? 0) + 1)
    const betrayed = betrayedBy(sent)
    for (const canary of person.canaries) {
      if (!betrayed(canary.word)) continue
      seen.add(canary.of)
      if (isDeniedHere(canary)) leaked.push(`${canary.of} ${where}`)
    }
  }

  function expectNothingLeaked(): void {
    const those = leaked.splice(0)
    tally.leaked += those.length
    expect(those).toEqual([])
  }

  /** Looks through what was written, line by line: nothing is allowed there. */
  function lookThroughLog(log: Listening): readonly string[] {
    const lines = log.heard().split('\n').filter(Boolean)
    for (const line of lines) lookThrough(line, ['log'], 'in the log', () => true)
    return lines
  }

  it(
    'is never sent what the table by hand denies, on any path, nor is it in the log, and is given on the record what it allows',
    { timeout: 3_600_000 },
    async () => {
      using log = listenToTheLog()
      const kept: string[] = []
      for (const reader of asked) {
        const api = await readers.as(reader)
        const who = named(reader)
        const isDeniedHere = ({ needs }: Planted) => isDeniedTo(reader, needs)
        // Of whom nothing is theirs to read, there is nobody in any list either, wherever it is begun. Some may know how somebody is supported, of
        // whom they may read nothing that was planted.
        const isStranger = person.canaries.every(isDeniedHere) && isDeniedTo(reader, [['identity'], ['support.plan']])
        const nobodyThere = isStranger ? [person.id, ...person.parts] : []
        const paths = [...everyPath()]
        const answers: { readonly path: string; readonly sent: string }[] = []
        await Promise.all([
          ...paths.map(([path, ask]) =>
            ask(
              watched(api, (answer, query) => {
                mustBeAnswered(answer, `${who} ${path}`)
                const sent = sentIn(answer)
                answers.push({ path, sent })
                lookThrough(sent, kindsOfAnswer(answer, query), `to ${who} ${path}`, isDeniedHere)
                if (path !== 'by cursors') return
                leaked.push(...nobodyThere.filter((id) => sent.includes(id)).map((id) => `that ${id} is there to ${who} ${path}`))
              }),
            ),
          ),
          ...Object.entries(pathsIntoSubgraphs).map(async ([path, ask]) => {
            const sent = await ask(system, api, reader.purpose, person)
            answers.push({ path, sent })
            lookThrough(sent, ['_entities'], `to ${who} ${path}`, isDeniedHere)
          }),
        ])
        const onRecord = betrayedBy(answers.find(({ path }) => path === 'by id')?.sent ?? '')
        const anywhere = betrayedBy(answers.map(({ sent }) => sent).join('\n'))
        for (const { word, of, needs } of person.canaries) {
          if (!isPromised(reader, of, needs)) continue
          tally.promised += 1
          const isGiven = isFoundByItsOwnId(reader, of, needs) ? anywhere(word) : onRecord(word)
          if (!isGiven) kept.push(`${of} from ${who}`)
        }
      }
      lookThroughLog(log)
      tally.kept = kept.length
      expectNothingLeaked()
      expect(kept, 'allowed by the table, and not in the answer to who asks by id').toEqual([])
      expect(tally.promised).toBeGreaterThan(0)
      expect(seen.size).toBeGreaterThan(0)
      if (proving) expect(person.canaries.filter(({ of }) => !seen.has(of)).map(({ of }) => of)).toEqual([])
    },
  )

  it('is never sent in the payload of any mutation what the table by hand denies', { timeout: 7_200_000 }, async () => {
    const planted = await plantChangeable(system, person)
    const allowedAnything = sure.filter((reader) => person.canaries.some(({ needs }) => !isDeniedTo(reader, needs)))
    const told = new Set<string>()
    // In a sample, what somebody of a role could do is not done again by everybody of that role who stands so.
    const done = new Set<string>()
    for (const reader of [...changing, ...(proving ? sure : someOf(allowedAnything, 1))]) {
      const api = await readers.as(reader)
      const { role, standing } = reader
      const ask = async (mutation: MutationField) => {
        const { name } = mutation
        const key = `${role} ${standing} ${name}`
        if (!proving && (done.has(key) || (told.has(name) && next(6) > 0))) return
        const path = `in the payload of ${name}`
        let carriedOut = false
        const watching = watched(api, (answer, query) => {
          mustBeAnswered(answer, `${named(reader)} ${path}`)
          const payload = payloadIn(mutation, answer)
          carriedOut = payload !== null && !/"userErrors":\[\{/.test(answer.text)
          if (payload) told.add(name)
          // Whoever declares an emergency has one from then on.
          const now: readonly Reader[] = name === 'breakGlass' ? [reader, { ...reader, standing: 'break-glass' }] : [reader]
          lookThrough(sentIn(answer), kindsOfAnswer(answer, query), `to ${named(reader)} ${path}`, ({ needs }) =>
            now.every((each) => isDeniedTo(each, needs)),
          )
        })
        await askForPayload(mutation, watching, planted)
        tally.payloads.add(`${role} ${standing} ${reader.purpose} ${name}`)
        if (carriedOut) done.add(key)
      }
      await sideBySide(
        payloadMutations.filter(({ name }) => name !== 'breakGlass'),
        4,
        ask,
      )
      for (const mutation of payloadMutations.filter(({ name }) => name === 'breakGlass')) await ask(mutation)
      await standAsBefore(system, planted)
    }
    expectNothingLeaked()
    const names = payloadMutations.map(({ name }) => name)
    expect(names.filter((name) => !told.has(name)).toSorted(), 'mutations that told nobody anything').toEqual(
      Object.keys(onlyRefused).toSorted(),
    )
  })

  it('leaves nothing of it in the log, also where every service fails over it', { timeout: 120_000 }, async () => {
    using log = listenToTheLog({ quietly: true })
    await whileFailing(
      system,
      person.canaries.map(({ word }) => word),
      async () => {
        for (const reader of seeing.slice(0, 2)) {
          const api = await readers.as(reader)
          const where = `to ${named(reader)} in a failure`
          const never = () => true
          await Promise.all([
            ...Object.values(pathsToAPerson).map((ask) =>
              ask(
                watched(api, (answer, query) => lookThrough(sentIn(answer), kindsOfAnswer(answer, query), where, never)),
                person,
              ),
            ),
            ...Object.values(pathsIntoSubgraphs).map(async (ask) =>
              lookThrough(await ask(system, api, reader.purpose, person), ['_entities', 'error'], where, never),
            ),
          ])
        }
      },
    )
    const lines = log.heard().split('\n').filter(Boolean)
    for (const line of lines) lookThrough(line, ['log'], 'in the log', () => true)
    expectNothingLeaked()
    const failed = lines.flatMap((line) => /"service":"([a-z-]+)"/.exec(line)?.[1] ?? [])
    expect([...new Set(failed)], 'services whose failures the log holds').toEqual(expect.arrayContaining([...subgraphNames]))
  })

  it('was asked on paths of every kind there is', (context) => {
    const values = person.canaries.length
    const readersAsked = new Set(asked.map(({ role, standing, purpose }) => `${role} ${standing} ${purpose}`)).size
    const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`
    const kinds = pathKinds.map((kind) => `${kind} ${(tally.byKind.get(kind) ?? 0) * values}`)
    tell(
      context,
      `canaries: ${tally.answers * values} cases, of them by kind of path (an answer can be of several): ${kinds.join(', ')}; ` +
        `${values} values, ${readersAsked} of ${everyReader.length} roles × relationships × purposes (${share(readersAsked, everyReader.length)}), each at an assurance, ` +
        `on ${[...everyPath()].length + subgraphNames.length} paths from ${rootFields.length} of ${rootFields.length} fields of Query, ` +
        `${tally.payloads.size} of ${everyReader.length * payloadMutations.length} with each of ${payloadMutations.length} mutations (${share(tally.payloads.size, everyReader.length * payloadMutations.length)}), ` +
        `seed ${seed}: ${tally.leaked} leaked, ${tally.kept} of ${tally.promised} promised on the record kept back, ` +
        `${seen.size} of the values seen by somebody, in ${Math.round((Date.now() - begun) / 1000)} s`,
    )
    // Nothing in the API sorts, as the test of the composed schema shows.
    expect(pathKinds.filter((kind) => !tally.byKind.has(kind))).toEqual(['sort'])
  })
})

/** So many at a time, each beginning when another ends. */
async function sideBySide<Item>(items: readonly Item[], many: number, each: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items].values()
  await Promise.all(
    Array.from({ length: many }, async () => {
      for (const item of left) await each(item)
    }),
  )
}

/** Whether the table allows a reader what is planted on the record of the person, and no condition on its row keeps it back. */
function isPromised(reader: Reader, of: string, needs: readonly (readonly string[])[]): boolean {
  const onTheRecord = needs.filter((all) => !all.some(isOfOrganisation))
  return onTheRecord.length > 0 && !isDeniedTo(reader, onTheRecord) && keptBeyondTheTable[of]?.(reader) !== true
}
