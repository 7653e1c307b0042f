import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'

/** What an operation asks for, with its fragments put in. */
export interface QueryShape {
  readonly depth: number
  readonly introspectionDepth: number
  readonly aliases: number
  readonly directives: number
  /** Fields of the outermost level. */
  readonly rootFields: number
  readonly fields: number
  readonly cost: number
}

const empty: QueryShape = { depth: 0, introspectionDepth: 0, aliases: 0, directives: 0, rootFields: 0, fields: 0, cost: 0 }

const sum = (a: QueryShape, b: QueryShape): QueryShape => ({
  depth: Math.max(a.depth, b.depth),
  introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  rootFields: a.rootFields + b.rootFields,
  fields: a.fields + b.fields,
  cost: a.cost + b.cost,
})

/** A page nobody sized, and a list that cannot be paged, count as so many. */
const usualPage = 25
const usualList = 10

/** A fragment that contains itself has no size. */
export class CircularFragment extends Error {}

/**
 * Measures an operation against the schema. Each fragment is measured once however often it is used, so that measuring takes time in
 * proportion to the text even when the expanded operation would be enormous.
 * @throws CircularFragment
 */
export function shapeOf(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  schema: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
): QueryShape {
  const ruler = new Ruler(schema, fragments, withDefaults(operation, variables))
  const shape = ruler.selections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined)
  const onVariables = operation.variableDefinitions?.reduce((count, { directives }) => count + (directives?.length ?? 0), 0) ?? 0
  return { ...shape, directives: shape.directives + (operation.directives?.length ?? 0) + onVariables }
}

function withDefaults(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) values.set(variable.name.value, Number(defaultValue.value))
  }
  for (const [name, value] of Object.entries(variables)) values.set(name, value)
  return values
}

class Ruler {
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #variables: ReadonlyMap<string, unknown>
  readonly #measured = new Map<string, QueryShape | 'being measured'>()

  constructor(schema: GraphQLSchema, fragments: readonly FragmentDefinitionNode[], variables: ReadonlyMap<string, unknown>) {
    this.#schema = schema
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
    this.#variables = variables
  }

  selections(set: SelectionSetNode, parent: GraphQLNamedType | undefined): QueryShape {
    return set.selections.reduce((total, selection) => sum(total, this.#selection(selection, parent)), empty)
  }

  #selection(selection: SelectionNode, parent: GraphQLNamedType | undefined): QueryShape {
    const own = { ...empty, directives: selection.directives?.length ?? 0 }
    if (selection.kind === Kind.FIELD) return sum(own, this.#field(selection, parent))
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sum(own, this.#fragment(selection.name.value))
    const condition = selection.typeCondition?.name.value
    return sum(own, this.selections(selection.selectionSet, condition ? this.#schema.getType(condition) : parent))
  }

  #fragment(name: string): QueryShape {
    const known = this.#measured.get(name)
    if (known === 'being measured') throw new CircularFragment()
    if (known) return known
    const fragment = this.#fragments.get(name)
    // Validation refuses an unknown fragment; here it weighs nothing.
    if (!fragment) return empty
    this.#measured.set(name, 'being measured')
    const shape = this.selections(fragment.selectionSet, this.#schema.getType(fragment.typeCondition.name.value))
    this.#measured.set(name, shape)
    return shape
  }

  #field(field: FieldNode, parent: GraphQLNamedType | undefined): QueryShape {
    const name = field.name.value
    const introspection = name === '__schema' || name === '__type'
    const type = introspection ? undefined : fieldType(parent, name)
    const inner = field.selectionSet ? this.selections(field.selectionSet, type ? getNamedType(type) : undefined) : empty
    return {
      depth: introspection ? 1 : 1 + inner.depth,
      introspectionDepth: introspection ? 1 + Math.max(inner.depth, inner.introspectionDepth) : inner.introspectionDepth,
      aliases: inner.aliases + (field.alias ? 1 : 0),
      directives: inner.directives,
      rootFields: 1,
      fields: inner.fields + 1,
      cost: 1 + inner.cost * (inner.fields === 0 ? 1 : this.#repetitions(field, parent, type)),
    }
  }

  /** How often the selections inside a field may be answered. A connection is sized by its page; its own `nodes` and `edges` are not again. */
  #repetitions(field: FieldNode, parent: GraphQLNamedType | undefined, type: ReturnType<typeof fieldType>): number {
    if (!type) return 1
    if (isConnection(getNamedType(type))) return this.#pageSize(field)
    const isList = isListType(getNullableType(type)) && isCompositeType(getNamedType(type))
    return isList && !isConnection(parent) ? usualList : 1
  }

  /** The largest of what is given: which of two counts is decided elsewhere, and is not always the one that stands first. */
  #pageSize(field: FieldNode): number {
    const sizes = (field.arguments ?? [])
      .filter(({ name }) => name.value === 'first' || name.value === 'last')
      .map(({ value }) => this.#numberIn(value))
      .filter((size) => size !== undefined)
    return sizes.length === 0 ? usualPage : Math.max(1, ...sizes)
  }

  #numberIn(value: ValueNode): number | undefined {
    if (value.kind === Kind.INT) return Number(value.value)
    const given = value.kind === Kind.VARIABLE ? this.#variables.get(value.name.value) : undefined
    return typeof given === 'number' && Number.isFinite(given) ? given : undefined
  }
}

const fieldType = (parent: GraphQLNamedType | undefined, name: string) =>
  isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name]?.type : undefined

const isConnection = (type: GraphQLNamedType | undefined) => isObjectType(type) && 'pageInfo' in type.getFields()
