import { describe, expect, it } from 'vitest'
import { ask } from './example-request.ts'
import { consentSubgraph, peopleSubgraph } from './example-subgraphs.ts'

const people = peopleSubgraph()
const consent = consentSubgraph()
const person = (fields: string) => `{ serviceUser(id: "p1") { ${fields} } }`
const self = { kind: 'service-user', role: 'service-user', purpose: 'own-record', relationships: ['self'] } as const

describe('a field the viewer may read', () => {
  it('is resolved, and its disclosure told', async () => {
    const answer = await ask(people, person('id givenName religion story'), self)
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toEqual({ serviceUser: { id: 'p1', givenName: 'Ada', religion: 'quaker', story: 'Ada, quaker' } })
    expect(answer.withheld).toEqual([])
    expect(answer.disclosed).toEqual([
      'ServiceUser identity',
      'ServiceUser special.religion',
      'ServiceUser identity special.religion',
    ])
  })
})

describe('a field the viewer may not read', () => {
  it('is null with a mark, and is neither resolved nor decrypted', async () => {
    const answer = await ask(people, person('givenName religion'))
    expect(answer.data).toEqual({ serviceUser: { givenName: 'Ada', religion: null } })
    expect(answer.withheld).toEqual([
      { on: 'ServiceUser', id: 'p1', field: 'religion', category: 'special.religion', reason: 'NOT_YOUR_ROLE', remedy: 'NONE' },
    ])
    expect(answer.ran).toEqual([])
    expect(answer.disclosed).toEqual(['ServiceUser identity'])
  })

  it('is withheld when it is derived from several categories of which one is refused', async () => {
    const answer = await ask(people, person('story'))
    expect(answer.data).toEqual({ serviceUser: { story: null } })
    expect(answer.ran).toEqual([])
  })

  it('gives the same answer and marks whether or not there is a value', async () => {
    const present = await ask(people, person('givenName religion story'))
    const absent = await ask(people, person('givenName religion story'), { religion: null })
    expect(absent).toEqual(present)
  })

  it('is withheld through an interface as well', async () => {
    const named = '{ named(id: "p1") { __typename givenName } }'
    expect((await ask(people, named)).data).toEqual({ named: { __typename: 'ServiceUser', givenName: 'Ada' } })
    expect((await ask(people, named, { relationships: [] })).data).toEqual({
      named: { __typename: 'ServiceUser', givenName: null },
    })
  })

  it('is withheld from the excluded as from strangers', async () => {
    const stranger = await ask(people, person('givenName religion notes { nodes { text } }'), { relationships: [] })
    const excluded = await ask(people, person('givenName religion notes { nodes { text } }'), { excluded: true })
    expect(excluded).toEqual(stranger)
    expect(stranger.data).toEqual({ serviceUser: { givenName: null, religion: null, notes: null } })
    expect(stranger.ran).toEqual([])
  })

  it('is withheld under aliases and in fragments', async () => {
    const answer = await ask(people, `{ serviceUser(id: "p1") { a: religion ...F } } fragment F on ServiceUser { b: religion }`)
    expect(answer.data).toEqual({ serviceUser: { a: null, b: null } })
    expect(answer.ran).toEqual([])
  })
})

describe('a connection', () => {
  const page = 'notes { edges { cursor node { id text } } nodes { id } pageInfo { hasNextPage } }'

  it('needs no label on its generated fields', async () => {
    const answer = await ask(people, person(page))
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toMatchObject({
      serviceUser: { notes: { nodes: [{ id: 'n0' }, { id: 'n1' }], pageInfo: { hasNextPage: false } } },
    })
  })

  it('withholds a text that says it contains more than the viewer may read, without saying what', async () => {
    const answer = await ask(people, person(page))
    expect(answer.data).toMatchObject({
      serviceUser: { notes: { edges: [{ node: { text: 'note 0' } }, { node: { text: null } }] } },
    })
    expect(answer.withheld).toEqual([
      { on: 'Note', id: 'n1', field: 'text', category: 'support.notes', reason: 'NOT_YOUR_ROLE', remedy: 'NONE' },
    ])
    expect(answer.ran).toEqual(['notes', 'note.text'])
  })
})

describe('an entity fetched by its key', () => {
  const entities = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ServiceUser { religion givenName } } }`
  const consents = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ServiceUser { consents } } }`

  it('is decided field by field', async () => {
    const r = [{ __typename: 'ServiceUser', id: 'p1' }]
    const answer = await ask(people, entities, {}, { r })
    expect(answer.data).toEqual({ _entities: [{ religion: null, givenName: 'Ada' }] })
    expect(answer.withheld).toMatchObject([{ on: 'ServiceUser', id: 'p1', field: 'religion' }])
    expect(answer.ran).toEqual([])
  })

  it('is decided in a subgraph that only extends it', async () => {
    const r = [{ __typename: 'ServiceUser', id: 'p1' }]
    expect((await ask(consent, consents, {}, { r })).data).toEqual({ _entities: [{ consents: ['store-and-use'] }] })
    const stranger = await ask(consent, consents, { relationships: [] }, { r })
    expect(stranger.data).toEqual({ _entities: [{ consents: null }] })
    expect(stranger.ran).toEqual([])
  })

  it('gains nothing from values forged into the representation', async () => {
    const r = [{ __typename: 'ServiceUser', id: 'p1', organisation: 'other', religion: 'forged', relationships: ['self'] }]
    const answer = await ask(people, entities, { relationships: [] }, { r })
    expect(answer.data).toEqual({ _entities: [{ religion: null, givenName: null }] })
  })
})

describe('an outage', () => {
  it('is an error and not a withheld field', async () => {
    const answer = await ask(people, person('givenName'), { outage: true })
    expect(answer.errors?.[0]).toContain('the database is away')
    expect(answer.withheld).toEqual([])
    expect(answer.data).toEqual({ serviceUser: { givenName: null } })
  })
})
