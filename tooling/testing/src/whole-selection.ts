import { getNamedType, isCompositeType, isNonNullType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql'

type Field = GraphQLField<unknown, unknown>

export interface SelectionOptions {
  /** How connections are gone through. */
  readonly through?: 'nodes' | 'edges'
  /** How many rows are asked for of each connection. */
  readonly page?: number
  /** Gives so many of the outermost fields another name. */
  readonly aliases?: number
  /** Types whose objects are left out. */
  readonly without?: readonly string[]
}

type Ways = Required<Pick<SelectionOptions, 'through' | 'page'>>

/** Everything that can be asked of a type, so that a new field is asked for at once. Objects of a type that is being gone through are left out. */
export function wholeSelection(type: GraphQLObjectType, { aliases = 0, ...options }: SelectionOptions = {}): string {
  return partsOfWhole(type, options)
    .map((field, index) => (index < aliases ? `alias${index}: ${field}` : field))
    .join(' ')
}

/** The same field by field, for whoever has to spread it over several requests. */
export function partsOfWhole(
  type: GraphQLObjectType,
  { through = 'nodes', page = 15, without = [] }: Omit<SelectionOptions, 'aliases'> = {},
): string[] {
  return selected(type, { through, page }, without)
}

function selected(type: GraphQLObjectType, how: Ways, above: readonly string[]): string[] {
  const inside = [...above, type.name]
  const isConnection = 'pageInfo' in type.getFields()
  return Object.values(type.getFields()).flatMap((field) => {
    if (isConnection && field.name !== how.through) return []
    if (field.args.some(({ type: argument, defaultValue }) => isNonNullType(argument) && defaultValue === undefined)) return []
    const inner = getNamedType(field.type)
    if (!isCompositeType(inner)) return [field.name]
    if (!isObjectType(inner) || inside.includes(inner.name)) return []
    const parts = selected(inner, how, inside)
    return parts.length === 0 ? [] : [`${field.name}${pageOf(field, how)} { ${parts.join(' ')} }`]
  })
}

/** What people did themselves is asked for as well. */
function pageOf({ args }: Field, { page }: Ways): string {
  const given = args.flatMap(({ name }) =>
    name === 'first' ? [`first: ${page}`] : name === 'includeOwn' ? ['includeOwn: true'] : [],
  )
  return given.length === 0 ? '' : `(${given.join(', ')})`
}

/** One plain value of an answer, with the field that it is the value of. */
export interface Leaf {
  /** `Type.field` */
  readonly of: string
  readonly field: Field
  readonly value: unknown
}

/** Every plain value in an answer to a selection without aliases. */
export function* leavesOf(type: GraphQLObjectType, data: unknown): Generator<Leaf> {
  if (Array.isArray(data)) {
    for (const each of data) yield* leavesOf(type, each)
    return
  }
  if (typeof data !== 'object' || data === null) return
  for (const [name, value] of Object.entries(data)) {
    const field = type.getFields()[name]
    if (!field) continue
    const inner = getNamedType(field.type)
    if (isObjectType(inner)) yield* leavesOf(inner, value)
    else yield { of: `${type.name}.${name}`, field, value }
  }
}
