import SchemaBuilder from '@pothos/core'
import directivesPlugin from '@pothos/plugin-directives'
import federationPlugin from '@pothos/plugin-federation'
import prismaPlugin from '@pothos/plugin-prisma'
import relayPlugin, { resolveArrayConnection } from '@pothos/plugin-relay'
import type { ResourceRef } from '@candour/need-to-know'
import needToKnowPlugin, { buildFederatedSchema, relayGeneratedFields } from '../src/index.ts'
import type { NeedToKnowContext } from '../src/index.ts'

export interface Person {
  readonly id: string
  readonly organisation: string
  readonly givenName: string
  readonly religionSealed: string | null
}
export interface Note {
  readonly id: string
  readonly about: Person
  readonly text: string
  readonly contains: readonly 'criminal-offence'[]
}
export interface ExampleContext extends NeedToKnowContext {
  readonly people: ReadonlyMap<string, Person>
  /** Everything a resolver did, to prove what did not run. */
  readonly ran: string[]
}

/** A builder as every subgraph sets it up. */
export const exampleBuilder = () =>
  new SchemaBuilder<{ Context: ExampleContext }>({
    plugins: [needToKnowPlugin, prismaPlugin, relayPlugin, directivesPlugin, federationPlugin],
    prisma: { client: { $connect: async () => {} }, dmmf: { datamodel: { models: [] } } },
    relay: {
      ...relayGeneratedFields,
      pageInfoTypeOptions: { shareable: true },
      nodesOnConnection: true,
      nodeQueryOptions: false,
      nodesQueryOptions: false,
    },
  })

export const personRef = (person: { id: string; organisation: string }): ResourceRef => ({
  resource: 'ServiceUser',
  id: person.id,
  organisation: person.organisation,
  subjectId: person.id,
})

/** Holds people and their notes. */
export const peopleSubgraph = () => {
  const builder = exampleBuilder()
  const decrypt = (sealed: string | null, { ran }: ExampleContext): string | null => {
    ran.push('decrypt')
    return sealed === null ? null : sealed.replace('sealed:', '')
  }

  const note = builder.objectRef<Note>('Note').implement({
    about: ({ id, about }) => ({ ...personRef(about), resource: 'Note', id }),
    fields: (t) => ({
      id: t.exposeID('id', { nullable: false, category: 'reference' }),
      text: t.string({
        category: 'support.notes',
        alsoContains: ({ contains }) => contains,
        resolve: ({ text }, _args, { ran }) => {
          ran.push('note.text')
          return text
        },
      }),
    }),
  })

  const named = builder.interfaceRef<Person>('Named').implement({
    fields: (t) => ({ givenName: t.exposeString('givenName', { category: 'identity' }) }),
  })

  const serviceUser = builder.objectRef<Person>('ServiceUser').implement({
    interfaces: [named],
    isTypeOf: () => true,
    about: personRef,
    fields: (t) => ({
      id: t.exposeID('id', { nullable: false, category: 'reference' }),
      religion: t.string({
        category: 'special.religion',
        resolve: ({ religionSealed }, _args, context) => decrypt(religionSealed, context),
      }),
      story: t.string({
        category: ['identity', 'special.religion'],
        resolve: ({ givenName, religionSealed }, _args, context) =>
          `${givenName}, ${decrypt(religionSealed, context) ?? 'unknown'}`,
      }),
      aliases: t.stringList({ category: 'identity', nullable: { list: true, items: false }, resolve: () => [] }),
      notes: t.connection({
        type: note,
        category: 'support.notes',
        resolve: (person, args, { ran }) => {
          ran.push('notes')
          const contains: Note['contains'][] = [[], ['criminal-offence']]
          const notes = contains.map((each, at) => ({ id: `n${at}`, about: person, text: `note ${at}`, contains: each }))
          return resolveArrayConnection({ args }, notes)
        },
      }),
    }),
  })
  builder.asEntity(serviceUser, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }, { people }) => people.get(id) ?? null,
  })

  builder.queryType({
    fields: (t) => ({
      serviceUser: t.field({
        type: serviceUser,
        args: { id: t.arg.id({ required: true }) },
        resolve: (_root, { id }, { people }) => people.get(id) ?? null,
      }),
      serviceUsers: t.connection({
        type: serviceUser,
        resolve: (_root, args, { people }) => resolveArrayConnection({ args }, [...people.values()]),
      }),
      // asks for an interface, so that a protected field is reached through one
      named: t.field({
        type: named,
        args: { id: t.arg.id({ required: true }) },
        resolve: (_root, { id }, { people }) => people.get(id) ?? null,
      }),
    }),
  })
  return buildFederatedSchema(builder)
}

/** Contributes the consents of people it does not hold. */
export const consentSubgraph = () => {
  const builder = exampleBuilder()
  const person = builder.externalRef('ServiceUser', builder.selection<{ id: string }>('id'), ({ id }, { people }) => {
    const known = people.get(id)
    return known === undefined ? null : { id, organisation: known.organisation }
  })
  person.implement({
    about: (parent) => personRef(parent as { id: string; organisation: string }),
    externalFields: (t) => ({ id: t.id({ nullable: false, category: 'reference' }) }),
    fields: (t) => ({
      consents: t.stringList({
        category: 'consent',
        resolve: (_parent, _args, { ran }) => {
          ran.push('consents')
          return ['store-and-use']
        },
      }),
    }),
  })
  const form = builder.objectRef<{ name: string }>('ConsentForm').implement({
    fields: (t) => ({ name: t.exposeString('name', { category: 'reference' }) }),
  })
  builder.queryType({ fields: (t) => ({ consentForm: t.field({ type: form, resolve: () => ({ name: 'General consent' }) }) }) })
  return buildFederatedSchema(builder)
}
