import { getNamedType, isInterfaceType, isNonNullType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personas } from '@candour/dev-env'
import type { Api, Persona } from '../src/api-client.ts'
import { idsOf, tableOfId, wordsOf } from '../src/belongings.ts'
import { betrays } from '../src/canary.ts'
import { composedSchema } from '../src/composed-schema.ts'
import { callOf, filledInput, idFieldsOf, mutationsOf } from '../src/filled-input.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { proving } from '../src/proof-scale.ts'
import { storedState } from '../src/stored-state.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'
import { wholeSelection } from '../src/whole-selection.ts'

const schema = composedSchema()
const questions = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'))

/** What DMWS keeps, richest of all: everybody else looks for it. */
const owner = 'dmws'
const everybodyElse = personas
  .filter(({ username, signsInAt }) => !username.startsWith(`${owner}.`) && signsInAt !== 'nowhere')
  .map(({ username }) => username as Persona)
/** Every fourth of them, unless this is the whole proof. */
const readers = everybodyElse.filter((_, place) => proving || place % 4 === 0)

let system: TestSystem
let person: PlantedPerson
let ids: ReadonlyMap<string, readonly string[]>
/** Every text that tells of the owner, whoever may read it there. */
let words: readonly string[]
beforeAll(async () => {
  system = await startTestSystem()
  person = await plantCanaries(system)
  const administrator = await system.as('dmws.administrator', { purpose: 'administration' })
  const [worker] = await system.sql<{ id: string }>(
    `SELECT id::text FROM access.staff_member WHERE username = 'dmws.support-worker'`,
  )
  const asked = await administrator(
    'mutation ($input: RequestRoleInput!) { requestRole(input: $input) { userErrors { code } } }',
    { input: { staffMemberId: worker?.id, role: 'trainer' } },
  )
  expect(asked.data.requestRole.userErrors, asked.text).toEqual([])
  const colleague = await system.as('dmws.support-worker.2', { purpose: 'care' })
  const [sam] = await system.sql<{ reference: string }>(
    `SELECT reference FROM service_users.service_user WHERE family_name = 'Okafor'`,
  )
  const wished = await colleague(
    'mutation ($input: AskForAccessInput!) { askForAccess(input: $input) { userErrors { code } } }',
    { input: { reference: sam?.reference, purpose: 'care', days: 3, reason: 'Covers for Alex.' } },
  )
  expect(wished.data.askForAccess.userErrors, wished.text).toEqual([])
  ids = await idsOf(system, owner)
  words = [...(await wordsOf(system, owner)), ...person.canaries.map(({ word }) => word), person.id, ...person.parts]
}, 120_000)
afterAll(() => system[Symbol.asyncDispose]())

const nobody = '01900000-0000-7000-8000-000000000000'

/** Some ids out of every table; all of them when proving. */
const probes = (): string[] => [...person.parts, ...[...ids.values()].flatMap((each) => (proving ? each : each.slice(0, 2)))]

/** Under every purpose that the viewer may state; under the first when not proving. */
async function eachPurpose(persona: Persona, use: (api: Api) => Promise<void>): Promise<void> {
  // A customer's system may ask for this alone, so that it has no other purpose to ask under.
  const first = persona.endsWith('.commissioner-system') ? { purpose: 'contract-monitoring' } : {}
  const { data, text } = await (await system.as(persona, first))('{ viewer { purposes } }')
  const purposes: string[] = data?.viewer?.purposes ?? []
  expect(purposes.length, text).toBeGreaterThan(0)
  for (const purpose of proving ? purposes : purposes.slice(0, 1)) await use(await system.as(persona, { purpose }))
}

/** The answer tells nothing of the owner, but for the ids that were asked after. */
function expectNothingOfTheOwner(text: string, asked: readonly string[], where: string): void {
  const unasked = words.filter((word) => !asked.includes(word))
  expect({ where, told: unasked.filter((word) => betrays(text, word)) }).toEqual({ where, told: [] })
}

const selectionOf = (name: string): string => {
  const type = getNamedType(questions.find((field) => field.name === name)?.type)
  if (isInterfaceType(type)) return '{ __typename id }'
  // A person as part of something else is asked who they are: everything about them is asked for where they are listed.
  const without = name === 'serviceUsers' || name === 'myRecord' ? [] : ['ServiceUser']
  return isObjectType(type) ? `{ ${wholeSelection(type, { without })} }` : ''
}

const needsId = questions.filter(({ args }) =>
  args.some(({ name, type }) => name.endsWith('d') && getNamedType(type).name === 'ID' && isNonNullType(type)),
)
const needsNothing = questions.filter(
  ({ args }) => !args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined),
)

describe.each(readers)('%s', (persona) => {
  it('finds nobody and nothing of another organisation in any list', async () => {
    await eachPurpose(persona, async (api) => {
      for (const { name, args } of needsNothing) {
        const page = args.some((argument) => argument.name === 'first') ? '(first: 4)' : ''
        const { text, status } = await api(`{ ${name}${page} ${selectionOf(name)} }`)
        expect(text, name).not.toMatch(/"code":"(INTERNAL|UNAVAILABLE|LIMIT_EXCEEDED|BAD_REQUEST)"/)
        expect(status, `${name}: ${text.slice(0, 300)}`).toBeLessThan(500)
        expectNothingOfTheOwner(text, [], name)
      }
    })
  }, 120_000)

  it('is told that nothing of another organisation is there, by whichever id', async () => {
    const all = probes()
    await eachPurpose(persona, async (api) => {
      for (const { name, args } of needsId) {
        const more = args.some((argument) => argument.name === 'category') ? ', category: "identity"' : ''
        const key = args.find(({ type }) => getNamedType(type).name === 'ID')?.name
        for (let from = 0; from < all.length; from += 15) {
          const asked = all.slice(from, from + 15)
          const ask = (those: readonly string[]) =>
            api(`{ ${those.map((id, index) => `a${index}: ${name}(${key}: "${id}"${more}) { __typename }`).join(' ')} }`)
          const { data, text } = await ask(asked)
          // What is another organisation's is as if it had never been.
          expect(data, `${name}: ${text.slice(0, 400)}`).toEqual((await ask(asked.map(() => nobody))).data)
          expectNothingOfTheOwner(text, asked, name)
        }
      }
    })
  }, 120_000)
})

const changers = [
  ['bct.support-worker', 'care'],
  ['bct.team-manager', 'care'],
  ['bct.dpo', 'rights-request'],
  ['bct.administrator', 'administration'],
  ['bct.service-user.1', 'own-record'],
  ['bct.city-council', 'care'],
] as const satisfies readonly (readonly [Persona, string])[]

describe('nobody of another organisation', () => {
  /** Of which nothing was planted: another id of the owner stands in. */
  const nothingThere = ['access.delayed_telling', 'access.security_alert']
  const mutations = mutationsOf(schema).filter(({ input }) => idFieldsOf(input).length > 0)

  it('is offered a mutation that takes an id of which this test does not know the table', () => {
    const known = mutations.flatMap(({ input }) => idFieldsOf(input)).filter((name) => !(name in tableOfId))
    expect(known).toEqual([])
    const empty = Object.values(tableOfId).filter((table) => !ids.get(table) && !nothingThere.includes(table))
    expect(empty, 'tables of which the owner has nothing to be found').toEqual([])
  })

  it.each(changers)(
    'changes anything of it: %s for %s',
    async (persona, purpose) => {
      const api = await system.as(persona, { purpose, assurance: persona.includes('service-user') ? 1 : 3 })
      const before = await storedState(system)
      for (const mutation of mutations) {
        const input = filledInput(mutation.input, 'x')
        const asked: string[] = []
        for (const name of idFieldsOf(mutation.input)) {
          const id = ids.get(tableOfId[name] ?? '')?.[0] ?? person.id
          asked.push(id)
          input[name] = id
        }
        const { data, errors, text } = await api(callOf(mutation), { input })
        const refused = errors.length > 0 || data?.[mutation.name]?.userErrors.length > 0
        expect({ mutation: mutation.name, refused, text: refused ? '' : text }).toMatchObject({ refused: true })
        expectNothingOfTheOwner(text, asked, mutation.name)
      }
      expect(await storedState(system)).toEqual(before)
    },
    120_000,
  )
})
