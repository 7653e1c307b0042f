import { getNamedType, GraphQLError, isUnionType, type GraphQLSchema } from 'graphql'

/**
 * Has `_entities` refuse what names no entity of the subgraph by its key, before any of it is looked for: as a mistake of whoever asks, where the
 * library would take it for a fault of ours. What else a representation says is looked at nowhere.
 */
export function refuseForgedRepresentations(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()['_entities']
  const entity = getNamedType(field?.type)
  const resolve = field?.resolve
  if (!field || !resolve || !isUnionType(entity)) return schema
  const names = entity.getTypes().map(({ name }) => name)
  field.resolve = (root, args: { readonly representations: readonly unknown[] }, context, info) => {
    if (!args.representations.every((each) => isNamedByKey(each, names))) {
      throw new GraphQLError('a representation names no entity by its key', { extensions: { code: 'BAD_USER_INPUT' } })
    }
    return resolve(root, args, context, info)
  }
  return schema
}

/** The key of everything here is `id`. */
const isNamedByKey = (representation: unknown, names: readonly string[]): boolean =>
  typeof representation === 'object' &&
  representation !== null &&
  '__typename' in representation &&
  names.some((name) => name === representation.__typename) &&
  'id' in representation &&
  Object.hasOwn(representation, 'id') &&
  typeof representation.id === 'string'
