import SchemaBuilder from '@pothos/core'
import { execute, parse } from 'graphql'
import {
  createPolicy,
  nobody,
  requestDecisions,
  roleNames,
  type DataCategory,
  type DeclaredCategory,
  type ResourceRef,
  type SubjectFacts,
} from '@candour/need-to-know'
import needToKnowPlugin, { type NeedToKnowContext, type NeedToKnowRuntime } from '@candour/pothos-need-to-know'
import { allowed } from './allows-everything.ts'
import { median } from './statistics.ts'

interface Person {
  readonly id: string
  readonly value: string
}

const people: readonly Person[] = Array.from({ length: 1_000 }, (_, index) => ({ id: `p${index}`, value: 'value' }))
const categories: readonly DeclaredCategory[] = ['identity', 'contact', 'support.plan', 'consent']
const fieldNames = Array.from({ length: 20 }, (_, index) => `field${index}`)

interface InMemory extends NeedToKnowContext {
  readonly needToKnow: NeedToKnowRuntime & { know(subjectIds: readonly string[]): Promise<void> }
}

/** As the service does: the facts of a page are read before its fields are asked for. */
async function withFacts(_root: object, _args: object, { needToKnow }: InMemory): Promise<Person[]> {
  await needToKnow.know(people.map(({ id }) => id))
  return [...people]
}

const about = ({ id }: Person): ResourceRef => ({ resource: 'ServiceUser', id, organisation: 'dmws', subjectId: id })

/** A schema whose resolvers wait for nothing: what is left is the engine and the decision. */
function schemaInMemory() {
  // The types of the Prisma plugin, which this project loads, ask for a client wherever a schema is built.
  const prisma = { client: { $connect: async () => {} }, dmmf: { datamodel: { models: [] } } }
  const builder = new SchemaBuilder<{ Context: InMemory }>({ plugins: [needToKnowPlugin], prisma })
  const person = builder.objectRef<Person>('ServiceUser').implement({
    about,
    fields: (t) =>
      Object.fromEntries(
        fieldNames.map((name, index) => [
          name,
          t.string({
            category: categories[index % categories.length] ?? 'identity',
            nullable: true,
            resolve: ({ value }) => value,
          }),
        ]),
      ),
  })
  builder.queryType({ fields: (t) => ({ people: t.field({ type: [person], nullable: true, resolve: withFacts }) }) })
  return builder.toSchema()
}

/** Nanoseconds that a field of a thousand people takes, with a decision and without, over so many rounds in turns. */
export async function inMemoryFields(rounds: number) {
  const schema = schemaInMemory()
  const document = parse(`{ people { ${fieldNames.join(' ')} } }`)
  const viewer = createPolicy({ organisation: { id: 'dmws', roles: roleNames, consentGates: [] } }).forViewer({
    kind: 'staff',
    id: 'v1',
    organisation: 'dmws',
    roles: ['support-worker'],
    scopes: ['**'],
    assurance: 2,
    purpose: 'care',
  })
  let withheld = 0
  const silent = { withhold: () => void (withheld += 1), disclose: () => undefined }
  const on = (): InMemory['needToKnow'] => {
    const decisions = requestDecisions(viewer, factsOf)
    const decide = (ref: ResourceRef, asked: readonly DataCategory[]) => decisions.decide('read', ref, asked)
    return { ...silent, decide, know: (ids) => decisions.know(ids) }
  }
  const off = (): InMemory['needToKnow'] => ({ ...silent, decide: () => allowed, know: async () => {} })

  const decided = people.length * fieldNames.length
  const run = async (needToKnow: InMemory['needToKnow']): Promise<number> => {
    const started = performance.now()
    const { errors } = await execute({ schema, document, contextValue: { needToKnow } })
    if (errors || withheld > 0) throw new Error('Everything was to be allowed.')
    return ((performance.now() - started) * 1_000_000) / decided
  }
  const taken = { on: [] as number[], off: [] as number[] }
  for (let round = -5; round < rounds; round += 1) {
    const times = { on: await run(on()), off: await run(off()) }
    if (round < 0) continue
    taken.on.push(times.on)
    taken.off.push(times.off)
  }
  return { decided, nanoseconds: { on: median(taken.on), off: median(taken.off) } }
}

const factsOf = async (subjectId: string): Promise<SubjectFacts> => ({
  ...nobody('dmws', subjectId),
  exists: true,
  excluded: false,
  restricted: false,
  relationships: new Set(['assigned-worker']),
})
