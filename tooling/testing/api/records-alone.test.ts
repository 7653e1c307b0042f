import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SubgraphAnswer, ViewerClaims } from '@candour/subgraph-kit'
import type { Persona, WithheldMark } from '../src/api-client.ts'
import { newCanary } from '../src/canary.ts'
import { expectNothingTold } from '../src/expect-refusal.ts'
import { askSubgraph, claimsOf, subgraphNames, type SubgraphName } from '../src/signed-request.ts'
import { startTestNetwork, type TestNetwork } from '../src/test-network.ts'

const canary = newCanary()
const nobody = '01900000-0000-7000-8000-000000000000'

const viewers = [
  ['dmws.support-worker', 'care', 2],
  ['dmws.support-worker', 'care', 1],
  ['dmws.support-worker', 'safeguarding', 2],
  ['dmws.support-worker', 'administration', 2],
  ['dmws.support-worker.2', 'care', 2],
  ['dmws.team-manager', 'care', 2],
  ['dmws.team-manager', 'rights-request', 2],
  ['dmws.dpo', 'rights-request', 2],
  ['dmws.dpo', 'rights-request', 1],
  ['dmws.dpo', 'administration', 2],
  ['dmws.administrator', 'administration', 2],
  ['dmws.service-user.1', 'own-record', 1],
  ['dmws.service-user.2', 'own-record', 1],
  ['dmws.partner-agency', 'care', 2],
] as const satisfies (readonly [Persona, ViewerClaims['purpose'], 1 | 2])[]

/** What each subgraph adds to a person, as a gateway asks it for. */
const parts: Readonly<Record<SubgraphName, string>> = {
  'service-users': `id reference version status givenName familyName preferredName birthDate nhsNumber
    contact { email phone preferredChannel safeContact address { lines postcode } }
    physicalHealth mentalHealth ethnicity religion provenance { section source suppliedAt }
    notes { nodes { id text kind author categories } pageInfo { hasNextPage } }
    corrections { nodes { id field previous proposed reason } }
    viewerCan { addNote updateContactDetails recordConsentDecision withdrawConsent requestCorrection decideCorrection seeAccessLog manageAccess }`,
  consent:
    'consents { item { code } state since decidedAt recordedBy method wordingVersion version history { state } viewerCan { give withdraw } }',
  complaints: 'complaints(first: 5) { nodes { id state } pageInfo { hasNextPage } }',
  retention: 'retention { disposeFrom decidedBy explanation { text } } holds { kind }',
  access: 'assignments { worker kind from until } accessLog(first: 0) { nodes { sentence } }',
}
const wholeRecord = `query ($id: ID!) { serviceUser(id: $id) { ${subgraphNames.map((name) => parts[name]).join('\n')} } }`
const entities = (name: SubgraphName) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ServiceUser { ${parts[name]} } } }`

let system: TestNetwork
const ids: Record<string, string> = {}
beforeAll(async () => {
  system = await startTestNetwork()
  for (const name of ['Okafor', 'Whitaker', 'Reed', 'Hussain', 'Barker', 'Lind']) ids[name] = await system.personId(name)
})
afterAll(() => system[Symbol.asyncDispose]())

const markOf = ({ on, id, field, category, reason, remedy }: WithheldMark) => [on, id, field, category, reason, remedy].join(' ')
const marksOf = (answer: SubgraphAnswer) => ((answer.body.extensions?.['withheld'] ?? []) as WithheldMark[]).map(markOf)
const entityOf = (answer: SubgraphAnswer) =>
  (answer.body.data?.['_entities'] as (Record<string, unknown> | null)[] | undefined)?.[0]

describe.each(viewers)('%s for %s at assurance %i', (persona, purpose, assurance) => {
  const open = async () => {
    const api = await system.as(persona, { purpose, assurance })
    return { api, viewer: claimsOf(api, purpose) }
  }

  it('is shown by the subgraphs alone exactly what is shown through the gateway, with the same marks', async () => {
    const { api, viewer } = await open()
    for (const id of [...Object.values(ids), nobody]) {
      const whole = await api(wholeRecord, { id })
      expect(whole.errors).toEqual([])
      const owner = await askSubgraph(
        system,
        'service-users',
        viewer,
        `query ($id: ID!) { serviceUser(id: $id) { ${parts['service-users']} } }`,
        { id },
      )
      const record = owner.body.data?.['serviceUser'] as Record<string, unknown> | null
      const representations = [{ __typename: 'ServiceUser', id }]
      const others = record
        ? await Promise.all(
            subgraphNames
              .filter((name) => name !== 'service-users')
              .map((name) => askSubgraph(system, name, viewer, entities(name), { representations })),
          )
        : []
      const alone = record && Object.assign({}, record, ...others.map(entityOf))
      expect(alone).toEqual(whole.data.serviceUser)
      expect([owner, ...others].flatMap(marksOf).sort()).toEqual(whole.withheld.map(markOf).sort())
    }
  })

  it('is shown no more for a representation that says more than an id', async () => {
    const { viewer } = await open()
    for (const name of subgraphNames) {
      for (const id of [ids['Okafor'] ?? '', ids['Reed'] ?? '']) {
        const plain = await askSubgraph(system, name, viewer, entities(name), {
          representations: [{ __typename: 'ServiceUser', id }],
        })
        const forged = {
          __typename: 'ServiceUser',
          id,
          organisation: 'dmws',
          subjectId: viewer.id,
          serviceUserId: ids['Okafor'],
          relationships: ['self', 'assigned-worker'],
          excluded: false,
          consents: ['health-information', 'share-partner-agency'],
          familyName: canary,
          physicalHealth: canary,
          notes: { nodes: [{ text: canary }] },
          viewerCan: { seeAccessLog: true },
          assignments: [{ worker: canary }],
          __proto__: { id: ids['Okafor'] },
        }
        const swelled = await askSubgraph(system, name, viewer, entities(name), { representations: [forged] })
        expect(swelled.body).toEqual(plain.body)
        expect(JSON.stringify(swelled)).not.toContain(canary)
      }
    }
  })

  it('cannot tell somebody it may not know of from nobody', async () => {
    const { viewer } = await open()
    const hidden = []
    for (const id of Object.values(ids)) {
      const { body } = await askSubgraph(system, 'service-users', viewer, 'query ($id: ID!) { serviceUser(id: $id) { id } }', {
        id,
      })
      if (body.data?.['serviceUser'] === null) hidden.push(id)
    }
    for (const name of subgraphNames) {
      const about = async (id: string) => {
        const answer = await askSubgraph(system, name, viewer, entities(name), {
          representations: [{ __typename: 'ServiceUser', id }],
        })
        return JSON.stringify(answer).replaceAll(id, 'X').replaceAll(viewer.requestId, 'R')
      }
      const ofNobody = await about(nobody)
      for (const id of hidden) expect(await about(id), `${name} ${id}`).toBe(ofNobody)
    }
  })
})

describe.each(subgraphNames)('the subgraph %s', (name) => {
  it('takes no representation of another type, of no type, or of a shape that it does not know', async () => {
    const viewer = claimsOf(await system.as('dmws.support-worker', { purpose: 'care' }), 'care')
    const id = ids['Okafor'] ?? ''
    const odd: unknown[] = [
      { __typename: 'Note', id },
      { __typename: 'Query', id },
      { __typename: 'Audit', id },
      { __typename: canary, id },
      { __typename: '__Schema', id },
      { __typename: 'constructor', id },
      { id },
      { __typename: 'ServiceUser' },
      { __typename: 'ServiceUser', id: null },
      { __typename: 'ServiceUser', id: { not: '' } },
      { __typename: 'ServiceUser', id: [id] },
      { __typename: 'ServiceUser', id: canary },
      { __typename: 'ServiceUser', id: `\u0000${canary}` },
      { __typename: 'ServiceUser', id: 7 },
      null,
      canary,
      [],
    ]
    for (const representation of odd) {
      const answer = await askSubgraph(system, name, viewer, entities(name), { representations: [representation] })
      const told = JSON.stringify(answer)
      const said = `${JSON.stringify(representation)} ${told}`
      expect(told, said).not.toMatch(/Okafor|knee|Alex Reed|"GIVEN"|UNAVAILABLE/)
      expectNothingTold({ text: JSON.stringify(answer.body.errors ?? []), headers: new Headers() }, canary)
      for (const error of (answer.body.errors ?? []) as { extensions: object }[]) {
        expect(error.extensions, said).toEqual({ code: expect.any(String), requestId: viewer.requestId })
      }
    }
  })

  it('bears a page of representations, and answers each under the same rules', async () => {
    const viewer = claimsOf(await system.as('dmws.support-worker', { purpose: 'care' }), 'care')
    const people = Object.values(ids)
    const representations = Array.from({ length: 100 }, (_, index) => ({
      __typename: 'ServiceUser',
      id: people[index % people.length],
    }))
    const answer = await askSubgraph(system, name, viewer, entities(name), { representations })
    const found = (answer.body.data?.['_entities'] ?? []) as unknown[]
    for (const [index, entity] of found.entries()) expect(entity).toEqual(found[index % people.length])
    expect(JSON.stringify(answer)).not.toMatch(/Catholic|Muslim|Liam|Nadia/)
  })
})
