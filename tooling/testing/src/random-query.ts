import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

type Field = GraphQLField<unknown, unknown>

/** What a made-up query may ask after. */
export interface Sources {
  /** Ids put where an id is wanted. */
  readonly ids: readonly string[]
  /** A whole number from 0 up to, not including, the limit. */
  readonly next: (limit: number) => number
}

const deepest = 6
const mostFields = 60

/**
 * A query made up from the schema: any field of the root with arguments of the right types, and below it any selection. A new field turns up in
 * it by itself.
 */
export function randomQuery(schema: GraphQLSchema, sources: Sources): string {
  const root = schema.getQueryType()
  if (!root) throw new TypeError('the schema has no queries')
  const fields = Object.values(root.getFields()).filter(({ name }) => !name.startsWith('_'))
  const budget = { left: mostFields }
  const parts: string[] = []
  const wanted = 1 + sources.next(2)
  for (let index = 0; index < wanted; index += 1) {
    const field = fields[sources.next(fields.length)]
    if (field) parts.push(`r${index}: ${asked(schema, field, sources, 0, budget)}`)
  }
  return `{ ${parts.join(' ')} }`
}

function asked(schema: GraphQLSchema, field: Field, sources: Sources, depth: number, budget: { left: number }): string {
  budget.left -= 1
  const given = field.args.flatMap((argument) => givenTo(argument, sources))
  const call = given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) return call
  if (isInterfaceType(type)) {
    const types = [...schema.getPossibleTypes(type)]
    const one = types[sources.next(types.length)]
    return one ? `${call} { __typename ... on ${one.name} { ${selection(schema, one, sources, depth, budget)} } }` : call
  }
  return isObjectType(type) ? `${call} { ${selection(schema, type, sources, depth, budget)} }` : `${call} { __typename }`
}

function selection(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  sources: Sources,
  depth: number,
  budget: { left: number },
): string {
  const parts = ['__typename']
  for (const field of shuffled(Object.values(type.getFields()), sources.next)) {
    if (budget.left <= 0) break
    const goesOn = isCompositeType(getNamedType(field.type))
    if (sources.next(3) === 0 || (goesOn && depth >= deepest)) continue
    parts.push(asked(schema, field, sources, depth + 1, budget))
  }
  return parts.join(' ')
}

function givenTo({ name, type, defaultValue }: GraphQLArgument, sources: Sources): string[] {
  if (name === 'last' || name === 'before' || name === 'after') return []
  const isRequired = isNonNullType(type) && defaultValue === undefined
  if (!isRequired && name !== 'first' && sources.next(2) === 0) return []
  const literal = literalOf(type, sources)
  return literal === undefined ? [] : [`${name}: ${literal}`]
}

function literalOf(type: GraphQLInputType, sources: Sources): string | undefined {
  if (isNonNullType(type)) return literalOf(type.ofType, sources)
  if (isListType(type)) {
    const one = literalOf(type.ofType, sources)
    return one === undefined ? undefined : `[${one}]`
  }
  if (isEnumType(type)) return type.getValues()[sources.next(type.getValues().length)]?.name
  if (type.name === 'ID') return JSON.stringify(sources.ids[sources.next(sources.ids.length)])
  if (type.name === 'Int') return String(1 + sources.next(5))
  if (type.name === 'Boolean') return sources.next(2) === 0 ? 'true' : 'false'
  if (type.name === 'String') return JSON.stringify('a')
  if (type.name === 'Date') return '"2026-01-31"'
  if (type.name === 'DateTime') return '"2026-01-31T10:00:00Z"'
  return undefined
}

function shuffled<Item>(items: readonly Item[], next: (limit: number) => number): Item[] {
  return items
    .map((item) => ({ item, place: next(1_000_000) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
