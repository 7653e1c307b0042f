import { getNamedType, isNonNullType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Purpose } from '@candour/need-to-know'
import type { Api, Persona } from '../src/api-client.ts'
import { tableOfId } from '../src/belongings.ts'
import { composedSchema } from '../src/composed-schema.ts'
import { statementsDuring } from '../src/count-statements.ts'
import { tell } from '../src/figure.ts'
import { callOf, filledInput, idFieldsOf, mutationsOf, type MutationField } from '../src/filled-input.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { plantTwins, type OwnTwin } from '../src/planted-twins.ts'
import { proving } from '../src/proof-scale.ts'
import { askSubgraph, claimsOf, subgraphNames } from '../src/signed-request.ts'
import { subgraphSchema } from '../src/subgraph-alone.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'
import { wholeSelection } from '../src/whole-selection.ts'

/*
 * Whatever a viewer may not know of is refused with the work of what is not there: each service asks its database the same. So the time that a
 * refusal takes tells nothing either, nor does what is on record of it, but for whom it is about.
 */

const schema = composedSchema()
const questions = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
  ({ name, args }) => !name.startsWith('_') && args.some(({ type }) => getNamedType(type).name === 'ID'),
)
const mutations = mutationsOf(schema).filter(({ input }) => idFieldsOf(input).length > 0)

/** To whom the planted person, and all that is theirs, does not exist. */
const strangers = [
  ['dmws.support-worker.2', 'care'],
  ['dmws.service-user.1', 'own-record'],
  ['bct.dpo', 'rights-request'],
] as const satisfies readonly (readonly [Persona, Purpose])[]

/** What colleagues may know of, and the person does not: its ids lead somewhere. */
const knownToStaff = ['staffMember']

let system: TestNetwork
let person: PlantedPerson
let own: readonly OwnTwin[]
/** An id of something about the planted person, or, of what is about nobody, of something of the organisation, by table. */
let ids: Readonly<Record<string, string>>
beforeAll(async () => {
  system = await startTestNetwork()
  person = await plantCanaries(system)
  own = await plantTwins(system, person)
  const [planted] = await system.sql<{ reference: string }>(
    'SELECT reference FROM service_users.service_user WHERE id = $1::uuid',
    person.id,
  )
  const manager = await system.as('dmws.team-manager', { purpose: 'care' })
  const input = { reference: planted?.reference, purpose: 'care', days: 3, reason: 'Covers for Alex.' }
  const asked = await manager('mutation ($input: AskForAccessInput!) { askForAccess(input: $input) { userErrors { code } } }', {
    input,
  })
  expect(asked.data.askForAccess.userErrors, asked.text).toEqual([])
  ids = Object.fromEntries(
    await Promise.all([...new Set(Object.values(tableOfId))].map(async (table) => [table, await idIn(table)] as const)),
  )
})
afterAll(() => system?.[Symbol.asyncDispose]())

async function idIn(table: string): Promise<string> {
  const columns = await system.sql<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attname IN ('subject_id', 'service_user_id')`,
    table,
  )
  const [owner] = columns
  const where = owner ? `${owner.name} = $1::uuid` : table.endsWith('.service_user') ? 'id = $1::uuid' : '$1::text IS NOT NULL'
  const [row] = await system.sql<{ id: string }>(`SELECT id::text FROM ${table} WHERE ${where} ORDER BY id LIMIT 1`, person.id)
  return row?.id ?? person.id
}

/** What a question by id may lead to. */
function idsFor(name: string): readonly string[] {
  const tables = ['note', 'document', 'correction'].map((table) => ids[`service_users.${table}`] ?? '')
  if (name === 'node') return proving ? [person.id, ...person.parts] : [person.id, ...tables]
  return { complaint: [person.complaint], staffMember: [person.visitor], auditEntries: [person.visitor] }[name] ?? [person.id]
}

type Ask = (id: (there: string) => string) => Promise<string>

let compared = 0

/** Asks after what is there and after what is not: the answers are the same, and so is what the services ask their databases. */
async function expectSameWork(what: string, ask: Ask): Promise<void> {
  const none = new Map<string, string>()
  const nobodys = (there: string) => none.get(there) ?? none.set(there, crypto.randomUUID()).get(there) ?? ''
  const plain = (text: string) => {
    const withoutIds = [...none].reduce((so, [there, id]) => so.replaceAll(there, 'ID').replaceAll(id, 'ID'), text)
    return withoutIds.replaceAll(/("requestId":")[0-9a-f-]{36}/g, '$1')
  }
  const both = async () => {
    const there = await statementsDuring(() => ask((id) => id))
    const notThere = await statementsDuring(() => ask(nobodys))
    return { there, notThere }
  }
  const sorted = ({ statements }: { readonly statements: readonly string[] }) => statements.toSorted()
  let { there, notThere } = await both()
  // Facts that were read ahead of a question, which nobody waited for, may be counted with the next, while connections are opened: a difference of
  // work is there every time.
  for (let times = 1; times < 5 && sorted(there).join() !== sorted(notThere).join(); times += 1)
    ({ there, notThere } = await both())
  expect.soft(plain(there.result), what).toBe(plain(notThere.result))
  expect.soft(sorted(there), what).toEqual(sorted(notThere))
  compared += 1
}

const textOf = async (asked: Promise<{ readonly text: string }>): Promise<string> => (await asked).text

/** A mutation with each of its ids of which a row is known, all of them there or none. */
const carriedOut =
  (api: Api, mutation: MutationField, known: Readonly<Record<string, string>>, about: object = {}): Ask =>
  (id) => {
    const given = Object.fromEntries(
      idFieldsOf(mutation.input).flatMap((field) => {
        const there = known[tableOfId[field] ?? '']
        return there === undefined ? [] : [[field, id(there)]]
      }),
    )
    return textOf(api(callOf(mutation), { input: { ...filledInput(mutation.input, 'x'), ...about, ...given } }))
  }

describe.each(strangers)('to %s for %s, who may not know of somebody', (persona, purpose) => {
  let api: Api
  beforeAll(async () => {
    api = await system.as(persona, { purpose, assurance: persona.includes('service-user') ? 1 : 3 })
  })

  it.each(questions.map((question) => [question.name, question] as const))(
    'nothing of theirs costs more or less than nothing by `%s`',
    async (name, { args, type }) => {
      if (persona.startsWith('dmws.support-worker') && knownToStaff.includes(name)) return
      const inner = getNamedType(type)
      const below = isObjectType(inner) && 'pageInfo' in inner.getFields() ? 'nodes { __typename }' : '__typename'
      const given = args.flatMap((argument) => {
        const kind = getNamedType(argument.type)
        if (kind.name === 'ID') return isNonNullType(argument.type) || argument.name === 'by' ? [`${argument.name}: $id`] : []
        if (!isNonNullType(argument.type)) return []
        return [`${argument.name}: ${kind.name === 'String' ? '"identity"' : 'DISCLOSED'}`]
      })
      const query = `query ($id: ID!) { ${name}(${given.join(', ')}) { ${below} } }`
      for (const there of idsFor(name)) await expectSameWork(`${name} of ${there}`, (id) => textOf(api(query, { id: id(there) })))
    },
  )

  it('nothing of theirs costs more or less than nothing by any mutation', async () => {
    const some = proving || persona === strangers[0][0] ? mutations : mutations.filter((_, at) => at % 4 === 0)
    for (const mutation of some) await expectSameWork(mutation.name, carriedOut(api, mutation, ids))
  })

  it.each(subgraphNames)('they cost no more and no less than nobody as an entity of %s', async (name) => {
    const type = subgraphSchema(name).getType('ServiceUser')
    if (!isObjectType(type)) throw new TypeError(`${name} adds nothing to a person`)
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServiceUser { ${wholeSelection(type)} } } }`
    await expectSameWork(name, async (id) => {
      const of = [{ __typename: 'ServiceUser', id: id(person.id) }]
      return JSON.stringify((await askSubgraph(system, name, claimsOf(api, purpose), query, { of })).body)
    })
  })

  it('their documents cost no more and no less than none as files', async () => {
    const document = ids['service_users.document'] ?? ''
    await expectSameWork('a file', async (id) => {
      const response = await fetch(`${system.url}/documents/${id(document)}`, {
        headers: { authorization: `Bearer ${api.token}`, 'candour-purpose': purpose },
      })
      return `${response.status} ${await response.text()}`
    })
  })
})

describe('to somebody who knows a person, what is kept from them alone costs no more and no less than nothing', () => {
  const ofOthers = [
    'a complaint about whoever handles complaints',
    'what is hidden from somebody who acts for the person',
  ] as const
  it.each(ofOthers)('%s', async (of) => {
    const twin = own.find((each) => each.of === of)
    const [kept = [], whose] =
      of === 'a complaint about whoever handles complaints' ? [twin?.ids.slice(0, 1), twin?.ids[1]] : [twin?.ids, person.id]
    const found = await Promise.all(
      kept.map(async (id) => {
        for (const table of ['complaints.complaint_case', 'service_users.note', 'service_users.document']) {
          const rows = await system.sql(`SELECT FROM ${table} WHERE id = $1::uuid`, id)
          if (rows.length > 0) return [table, id] as const
        }
        throw new Error('nothing of this id is kept')
      }),
    )
    const hidden = Object.fromEntries(found)
    for (const [persona, purpose, assurance] of twin?.readers ?? []) {
      const api = await system.as(persona, { ...(purpose ? { purpose } : {}), assurance })
      for (const there of kept) {
        await expectSameWork('node', (id) =>
          textOf(api('query ($id: ID!) { node(id: $id) { __typename id } }', { id: id(there) })),
        )
        await expectSameWork('complaint', (id) =>
          textOf(api('query ($id: ID!) { complaint(id: $id) { id state } }', { id: id(there) })),
        )
      }
      for (const mutation of mutations) {
        const concerned = idFieldsOf(mutation.input).filter((field) => hidden[tableOfId[field] ?? ''] !== undefined)
        if (concerned.length === 0) continue
        const about =
          mutation.name === 'raiseComplaint' ? { serviceUserId: whose, category: 'keeping', receivedHow: 'PHONE' } : {}
        await expectSameWork(`${mutation.name} for ${purpose}`, carriedOut(api, mutation, hidden, about))
      }
    }
  })
})

it('compared for every question and every mutation that names something', (context) => {
  tell(context, `equal work: ${compared} pairs of what is kept and what is not there, 0 differences`)
  const unknown = mutations.flatMap(({ input }) => idFieldsOf(input)).filter((field) => !(field in tableOfId))
  expect(unknown).toEqual([])
})
