import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { isSchema, type GraphQLSchema } from 'graphql'

/** The top of the repository, as a folder URL. */
export const repository = new URL('../../../', import.meta.url)

export interface SubgraphSchema {
  /** Name of the folder under `services`, which is the name of the subgraph. */
  readonly name: string
  readonly schema: GraphQLSchema
}

/** Every service that has a GraphQL schema, in the order of their names, so that what is composed never depends on the file system. */
export async function subgraphSchemas(root: URL = repository): Promise<SubgraphSchema[]> {
  const services = (await readdir(new URL('services/', root))).sort()
  const found: SubgraphSchema[] = []
  for (const name of services) {
    const file = new URL(`services/${name}/src/graphql/schema.ts`, root)
    if (!existsSync(file)) continue
    const { schema } = (await import(file.href)) as { schema?: unknown }
    if (!isSchema(schema)) throw new Error(`services/${name}/src/graphql/schema.ts exports no "schema"`)
    found.push({ name, schema })
  }
  return found
}
