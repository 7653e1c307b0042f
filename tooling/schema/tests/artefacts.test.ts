import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kind, parse, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { artefacts, composeSupergraph, CompositionError, publicSchema, staleFiles, writeArtefacts } from '../src/index.ts'

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@composeDirective"])
  @link(url: "https://candour.example/spec/v1.0", import: ["@dataCategory"])
  @composeDirective(name: "@dataCategory")
  directive @dataCategory(names: [String!]!) on FIELD_DEFINITION`

const people = {
  name: 'people',
  sdl: `${link}
    type Query { person: Person }
    type Person @key(fields: "id") { id: ID! religion: String @dataCategory(names: ["special.religion"]) hidden: String @inaccessible }`,
}

describe('composition', () => {
  it('keeps the label of a field in the supergraph, and shows clients neither labels nor what is inaccessible', () => {
    const supergraph = composeSupergraph([people])
    expect(supergraph).toMatch(/religion: String @dataCategory\(names: \["special.religion"\]\)/)
    const schema = publicSchema(supergraph)
    expect(Object.keys((schema.getType('Person') as GraphQLObjectType).getFields())).toEqual(['id', 'religion'])
    expect(schema.getDirective('dataCategory')).toBeFalsy()
    expect(Object.keys(schema.getTypeMap()).filter((name) => name.startsWith('join__'))).toEqual([])
  })

  it('says why subgraphs do not fit together', () => {
    const clashing = {
      name: 'wishes',
      sdl: `${link} type Query { wish: Int } type Person @key(fields: "id") { id: ID! religion: Int }`,
    }
    expect(() => composeSupergraph([people, clashing])).toThrow(CompositionError)
    expect(() => composeSupergraph([people, clashing])).toThrow(/Person\.religion/)
  })
})

describe('the generated files', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'artefacts-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are the same each time, and written only when they changed', { timeout: 60_000 }, async () => {
    const root = pathToFileURL(`${folder}/`)
    const generated = await artefacts()
    expect(await artefacts()).toEqual(generated)
    expect(await writeArtefacts(root, generated)).toEqual(generated.map(({ path }) => path))
    expect(await staleFiles(root, generated)).toEqual([])
    expect(await writeArtefacts(root, generated)).toEqual([])

    const [first] = generated
    await writeFile(new URL(first!.path, root), first!.content.replace('type Query', 'type Quarry'))
    const stale = await staleFiles(root, generated)
    expect(stale.map(({ path }) => path)).toEqual([first!.path])
    expect(stale[0]!.diff).toContain('- type Quarry')
    expect(stale[0]!.diff).toContain('+ type Query')
    await rm(new URL(first!.path, root))
    expect((await staleFiles(root, generated))[0]!.diff).toContain('missing')
  })

  it('are a supergraph whose every field of a person carries its label, and types for the portals', async () => {
    const generated = await artefacts()
    const supergraph = generated.find(({ path }) => path === 'services/gateway/supergraph.graphql')!.content
    const person = parse(supergraph).definitions.find(
      (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'ServiceUser',
    )
    const fields = person?.kind === Kind.OBJECT_TYPE_DEFINITION ? (person.fields ?? []) : []
    expect(fields.length).toBeGreaterThan(10)
    const unlabelled = fields.filter(({ directives }) => !directives?.some(({ name }) => name.value === 'dataCategory'))
    expect(unlabelled.map(({ name }) => name.value)).toEqual([])
    const types = generated.find(({ path }) => path.endsWith('graphql-env.d.ts'))!.content
    expect(types).toContain("'ServiceUser'")
    expect(types).not.toContain('join__')
  })
})
