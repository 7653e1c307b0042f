import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

/** A mutation of the composed schema with the type of its one argument. */
export interface MutationField {
  readonly name: string
  readonly input: GraphQLInputObjectType
  readonly field: GraphQLField<unknown, unknown>
}

/** Every mutation there is, so that a test over them covers a new one at once. */
export function mutationsOf(schema: GraphQLSchema): MutationField[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => {
    const input = getNamedType(field.args.find(({ name }) => name === 'input')?.type)
    if (!isInputObjectType(input)) throw new TypeError(`${field.name} takes no input`)
    return { name: field.name, input, field }
  })
}

/** The operation that calls a mutation and asks only for what went wrong. */
export const callOf = ({ name, input }: MutationField): string =>
  `mutation ($input: ${input.name}!) { ${name}(input: $input) { userErrors { code path } } }`

/** The name of every field of an input that takes an id. */
export const idFieldsOf = (input: GraphQLInputObjectType): string[] =>
  Object.values(input.getFields())
    .filter(({ type }) => getNamedType(type).name === 'ID')
    .map(({ name }) => name)

const values: Readonly<Record<string, unknown>> = {
  Int: 1,
  Boolean: false,
  Date: '1990-01-31',
  DateTime: '2026-01-31T10:00:00.000Z',
}

/** An input whose required fields hold something of the right type, texts and ids being the one given. */
export function filledInput(input: GraphQLInputObjectType, text: string): Record<string, unknown> {
  const required = Object.values(input.getFields()).filter(({ type }) => isNonNullType(type))
  return Object.fromEntries(required.map(({ name, type }) => [name, valueOf(type, text)]))
}

function valueOf(type: GraphQLInputType, text: string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, text)
  if (isListType(type)) return [valueOf(type.ofType, text)]
  if (isInputObjectType(type)) return filledInput(type, text)
  if (isEnumType(type)) return type.getValues()[0]?.name
  return values[type.name] ?? text
}
