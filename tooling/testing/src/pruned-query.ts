import { Kind, parse, print, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql'

/**
 * As much of a query to the whole API as one subgraph knows: what a router that plans nothing would send it. Undefined when it knows nothing
 * of it.
 */
export function prunedTo(schema: GraphQLSchema, query: string): string | undefined {
  let document = parse(query)
  for (let before = ''; before !== print(document);) {
    before = print(document)
    document = withoutStrangers(schema, document)
  }
  if (!document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return undefined
  return print(onlyUsedVariables(document))
}

function withoutStrangers(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema)
  const fragments = new Set(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [each.name.value] : [])),
  )
  const spread = new Set<string>()
  visit(document, { FragmentSpread: ({ name }) => void spread.add(name.value) })
  const isEmpty = ({ selectionSet }: { readonly selectionSet?: { readonly selections: readonly unknown[] } | undefined }) =>
    selectionSet?.selections.length === 0
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter: () => (types.getFieldDef() ? undefined : null),
        leave: (node) => (isEmpty(node) ? null : undefined),
      },
      InlineFragment: {
        enter: ({ typeCondition }) => (typeCondition && !schema.getType(typeCondition.name.value) ? null : undefined),
        leave: (node) => (isEmpty(node) ? null : undefined),
      },
      FragmentSpread: ({ name }) => (fragments.has(name.value) ? undefined : null),
      FragmentDefinition: {
        enter: ({ name, typeCondition }) =>
          schema.getType(typeCondition.name.value) && spread.has(name.value) ? undefined : null,
        leave: (node) => (isEmpty(node) ? null : undefined),
      },
      OperationDefinition: { leave: (node) => (isEmpty(node) ? null : undefined) },
    }),
  )
}

function onlyUsedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>()
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  })
  return visit(document, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) })
}
