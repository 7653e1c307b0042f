import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../src/api-client.ts'
import { betrays } from '../src/canary.ts'
import { categoriesOf } from '../src/composed-schema.ts'
import { intendedReaders, isDenied } from '../src/intended-readers.ts'
import { everything, objectType, pathsToAPerson } from '../src/paths-to-a-person.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'
import { leavesOf } from '../src/whole-selection.ts'

const ServiceUser = objectType('ServiceUser')

let system: TestSystem
let person: PlantedPerson
/** What those are sent who may read everything, before anybody else has added anything. */
let openly: readonly Answer<{ serviceUser: unknown }>[]
beforeAll(async () => {
  system = await startTestSystem()
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
  // Nothing is put off in the procedure of this organisation.
  /^ComplaintStage\.(name|extensionReason|decider)$/,
  /^Hold\.(placedBy|releasedBy)$/,
  // Codes and times of day; a subject is in the product's own words.
  /^Message\.(kind|reason|subject)$/,
  /^SafeContactRules\.(from|until)$/,
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
    for (const [path, ask] of Object.entries(pathsToAPerson)) {
      const { text, headers, status } = await ask(api, person)
      expect(status, `${path}: ${text.slice(0, 300)}`).toBeLessThan(500)
      expect(text, path).not.toMatch(/"code":"(INTERNAL|UNAVAILABLE|LIMIT_EXCEEDED|BAD_REQUEST)"/)
      const sent = `${text}\n${[...headers].join('\n')}`
      const leaked = denied.filter(({ word }) => betrays(sent, word)).map(({ of }) => of)
      expect(leaked, `leaked to ${persona} ${path}`).toEqual([])
    }
  })
})

it('shows each of them to somebody, so that its absence elsewhere means something', () => {
  const seen = openly.map(({ text }) => text).join()
  expect(person.canaries.filter(({ word }) => !betrays(seen, word)).map(({ of }) => of)).toEqual([])
})
