import { graphql, type GraphQLSchema } from 'graphql'

/** The SDL that a subgraph gives of itself, directives and all: what any federation router would be told. */
export async function subgraphSdl(name: string, schema: GraphQLSchema): Promise<string> {
  const { data, errors } = await graphql({ schema, source: '{ _service { sdl } }', contextValue: {} })
  const sdl = (data?.['_service'] as { sdl?: unknown } | null | undefined)?.sdl
  if (typeof sdl !== 'string') throw new Error(`the subgraph ${name} gave no SDL: ${errors?.map(String).join('; ')}`)
  return `${sdl.trim()}\n`
}
