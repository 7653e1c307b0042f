import type { PothosOutputFieldConfig, SchemaTypes } from '@pothos/core'

const shapes: readonly { readonly has: readonly string[]; readonly generates: readonly string[] }[] = [
  // a connection
  { has: ['pageInfo', 'edges'], generates: ['pageInfo', 'edges', 'nodes', 'totalCount'] },
  // an edge
  { has: ['node', 'cursor'], generates: ['node', 'cursor'] },
  // PageInfo
  {
    has: ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'],
    generates: ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'],
  },
]

/**
 * Whether the relay plugin generated this field: those, and nothing else, may carry no category and are `structural`. Fields written by
 * hand cannot reach here without a category, because theirs is required by its type.
 */
export const isGenerated = <Types extends SchemaTypes>(
  builder: PothosSchemaTypes.SchemaBuilder<Types>,
  field: PothosOutputFieldConfig<Types>,
): boolean => {
  const declaredOn = field.declaringType ?? field.parentType
  if (field.kind === 'Interface') return declaredOn === nodeInterfaceOf(builder.options) && field.name === 'id'
  const onType = new Set(builder.configStore.getFields(declaredOn).keys())
  return shapes.some(({ has, generates }) => has.every((name) => onType.has(name)) && generates.includes(field.name))
}

const nodeInterfaceOf = (options: object): string =>
  (options as { readonly relay?: { readonly nodeTypeOptions?: { readonly name?: string } } }).relay?.nodeTypeOptions?.name ??
  'Node'
