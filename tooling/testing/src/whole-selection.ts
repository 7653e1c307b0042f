import { getNamedType, isCompositeType, isNonNullType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql'

type Field = GraphQLField<unknown, unknown>

export interface SelectionOptions {
  /** How connections are gone through. */
  readonly through?: 'nodes' | 'edges'
  /** Gives so many of the outermost fields another name. */
  readonly aliases?: number
  /** Types whose objects are left out. */
  readonly without?: readonly string[]
}

/** Everything that can be asked of a type, so that a new field is asked for at once. Objects of a type that is being gone through are left out. */
export function wholeSelection(
  type: GraphQLObjectType,
  { through = 'nodes', aliases = 0, without = [] }: SelectionOptions = {},
): string {
  const fields = selected(type, through, without)
  return fields.map((field, index) => (index < aliases ? `alias${index}: ${field}` : field)).join(' ')
}

function selected(type: GraphQLObjectType, through: 'nodes' | 'edges', above: readonly string[]): string[] {
  const inside = [...above, type.name]
  const isConnection = 'pageInfo' in type.getFields()
  return Object.values(type.getFields()).flatMap((field) => {
    if (isConnection && field.name !== through) return []
    if (field.args.some(({ type: argument, defaultValue }) => isNonNullType(argument) && defaultValue === undefined)) return []
    const inner = getNamedType(field.type)
    if (!isCompositeType(inner)) return [field.name]
    if (!isObjectType(inner) || inside.includes(inner.name)) return []
    const parts = selected(inner, through, inside)
    return parts.length === 0 ? [] : [`${field.name}${pageOf(field)} { ${parts.join(' ')} }`]
  })
}

/** What people did themselves is asked for as well. */
function pageOf({ args }: Field): string {
  const given = args.flatMap(({ name }) => (name === 'first' ? ['first: 15'] : name === 'includeOwn' ? ['includeOwn: true'] : []))
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
