import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Api, Persona } from '../src/api-client.ts'
import { betrays } from '../src/canary.ts'
import { categoriesOf, composedSchema } from '../src/composed-schema.ts'
import { plantCanaries, type PlantedPerson } from '../src/planted-person.ts'
import { startTestSystem, type TestSystem } from '../src/test-system.ts'
import { leavesOf, wholeSelection } from '../src/whole-selection.ts'

const schema = composedSchema()
const ServiceUser = objectType('ServiceUser')
const everything = wholeSelection(ServiceUser)

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new TypeError(`${name} is no object type`)
  return type
}

const people = [
  'identity',
  'contact',
  'family',
  'support.plan',
  'support.notes',
  'support.outcomes',
  'consent',
  'rights',
  'representation',
  'staff',
]
const health = ['special.health.physical', 'special.health.mental', 'special.health.sexual']
const all = 'everything'

/**
 * Who may read what of the planted person: written down by hand from what the organisation promises, and not taken from the policy. Each has
 * given every consent that somebody's access rests on.
 */
const intended: readonly (readonly [Persona, string | undefined, 1 | 2, readonly string[] | typeof all])[] = [
  ['dmws.support-worker', 'care', 2, [...people, ...health, 'identifiers']],
  ['dmws.support-worker', 'care', 1, people],
  ['dmws.support-worker', 'safeguarding', 2, [...people, ...health]],
  ['dmws.support-worker', 'administration', 2, ['staff']],
  ['dmws.support-worker', undefined, 2, []],
  // Assigned to the person, and excluded.
  ['dmws.support-worker.2', 'care', 2, ['staff']],
  ['dmws.team-manager', 'care', 2, [...people, ...health, 'access', 'sharing']],
  ['dmws.team-manager', 'care', 1, [...people, 'access', 'sharing']],
  ['dmws.team-manager', 'rights-request', 2, ['staff']],
  ['dmws.dpo', 'rights-request', 2, all],
  ['dmws.dpo', 'care', 2, ['staff']],
  ['dmws.dpo', 'administration', 2, ['staff']],
  ['dmws.administrator', 'administration', 2, ['staff', 'access']],
  ['dmws.administrator', 'care', 2, ['staff']],
  ['dmws.service-user.1', 'own-record', 2, []],
  ['dmws.service-user.5', 'own-record', 1, []],
  ['dmws.partner-agency', 'care', 2, ['identity', 'contact', 'special.health.physical']],
  ['dmws.partner-agency', 'rights-request', 2, []],
  ['dmws.planted', 'own-record', 1, all],
]

/** Every way on which something about a person can come back. */
const paths: Readonly<Record<string, (api: Api, person: PlantedPerson) => Promise<Answer<unknown>>>> = {
  'by id': (api, { id }) => api(`query ($id: ID!) { serviceUser(id: $id) { ${everything} } }`, { id }),
  'in a list': (api) => api(`{ serviceUsers(first: 5) { nodes { ${everything} } } }`),
  'in the edges of a list': (api) =>
    api(`{ serviceUsers(first: 5) { edges { cursor node { ${wholeSelection(ServiceUser, { through: 'edges' })} } } } }`),
  'under other names': (api, { id }) =>
    api(`query ($id: ID!) { who: serviceUser(id: $id) { ${wholeSelection(ServiceUser, { aliases: 25 })} } }`, { id }),
  'by fragments': (api, { id }) =>
    api(
      `query ($id: ID!) { serviceUser(id: $id) { ...A } } fragment A on ServiceUser { ...B } fragment B on ServiceUser { ... on Node { id } ${everything} }`,
      { id },
    ),
  'as a node': (api, { id }) => api(`query ($id: ID!) { node(id: $id) { id ... on ServiceUser { ${everything} } } }`, { id }),
  'as the own record': (api) => api(`{ myRecord { ${everything} } }`),
  'twice, with a condition': (api, { id }) =>
    api(
      `query ($id: ID!, $yes: Boolean!) { a: serviceUser(id: $id) @include(if: $yes) { ${everything} } b: serviceUser(id: $id) @skip(if: $yes) { id } }`,
      { id, yes: true },
    ),
  'by the ids of notes and corrections': async (api, { parts }) => {
    const note = wholeSelection(objectType('Note'))
    const correction = wholeSelection(objectType('Correction'))
    const asked = parts.map(
      (part, index) => `n${index}: node(id: "${part}") { ... on Note { ${note} } ... on Correction { ${correction} } }`,
    )
    return api(`{ ${asked.join(' ')} }`)
  },
  'in a conflict about contact details': (api, { id }) =>
    api(
      `mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { serviceUser { ${everything} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, version: 9_999, email: 'someone@example.com' },
      },
    ),
  'in a conflict about a correction': (api, { corrections }) =>
    api(
      `mutation ($input: DecideCorrectionInput!) { decideCorrection(input: $input) { correction { ${wholeSelection(objectType('Correction'))} } userErrors { code message path } } }`,
      {
        input: { correctionId: corrections[0], version: 9_999, accept: false, reason: 'none' },
      },
    ),
  'after a correction was asked for': (api, { id }) =>
    api(
      `mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { correction { ${wholeSelection(objectType('Correction'))} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, field: 'PHYSICAL_HEALTH', proposed: 'Nothing new.' },
      },
    ),
  'after a note': (api, { id, now }) =>
    api(
      `mutation ($input: AddNoteInput!) { addNote(input: $input) { note { ${wholeSelection(objectType('Note'))} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, kind: 'CALL', text: 'Nothing new.', occurredAt: now, categories: [] },
      },
    ),
  'after nothing was withdrawn': (api, { id }) =>
    api(
      `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { ${wholeSelection(objectType('Consent'))} } userErrors { code message path } } }`,
      {
        input: { serviceUserId: id, itemCode: 'marketing' },
      },
    ),
  'in an error': (api, { id }) =>
    api(
      `query ($id: ID!) { serviceUser(id: $id) { ${everything} wrong: notes(first: -1) { nodes { text } } bad: notes(after: "bad") { nodes { text } } } }`,
      { id },
    ),
}

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
  /^Consent(Decision)?\.recordedBy$/,
  /^Correction\.(requestedBy|decidedBy)$/,
  /^Note\.(author|categories)$/,
  /^PostalAddress\.postcode$/,
  /^Representation\.(kind|role|ground|explanation|scopes|covers|hiddenCategories|hidden)$/,
  /^Provenance\.section$/,
  /^ServiceUser\.(reference|service)$/,
  // Of complaints, retention and holds nothing is planted here: they have roles of their own, and the table says nothing of them.
  /^(Complaint|Retention|Hold)/,
]

it('plants a canary in every protected text there is, so that a new field cannot be forgotten', () => {
  const planted = new Set<string>()
  for (const { data, errors } of openly) {
    expect(errors).toEqual([])
    for (const { of, value } of leavesOf(ServiceUser, data.serviceUser)) {
      if (person.canaries.some(({ word }) => JSON.stringify(value).includes(word))) planted.add(of)
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

describe.each(intended)('%s for %s at assurance %i', (persona, purpose, assurance, allowed) => {
  it('is never sent what the table does not allow, on any path, in any disguise', async () => {
    const api = await system.as(persona, { ...(purpose ? { purpose } : {}), assurance })
    const denied = person.canaries.filter(
      ({ needs }) => allowed !== all && !needs.some((categories) => categories.every((category) => allowed.includes(category))),
    )
    for (const [path, ask] of Object.entries(paths)) {
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
