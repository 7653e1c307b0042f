import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLField, type GraphQLSchema } from 'graphql'

const supergraph = new URL('../../../services/gateway/supergraph.graphql', import.meta.url)

/** The schema that is committed with the gateway, labels included. What it says of joins is of no concern here. */
export const composedSchema = (): GraphQLSchema => buildSchema(readFileSync(supergraph, 'utf8'), { assumeValidSDL: true })

/** The data categories that a field is labelled with. @throws TypeError for a field without a label */
export function categoriesOf(field: GraphQLField<unknown, unknown>): readonly string[] {
  const names = field.astNode?.directives
    ?.find(({ name }) => name.value === 'dataCategory')
    ?.arguments?.find(({ name }) => name.value === 'names')?.value
  if (names?.kind !== 'ListValue') throw new TypeError(`the field ${field.name} has no data category`)
  return names.values.flatMap((value) => (value.kind === 'StringValue' ? [value.value] : []))
}
