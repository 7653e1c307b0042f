import { foundingProfiles, profileJsonSchemaText } from '@candour/organisations'
import { composeSupergraph, publicSchema } from './compose.ts'
import { needToKnowMatrix } from './need-to-know-matrix.ts'
import { portalTypes } from './portal-types.ts'
import { repository, subgraphSchemas } from './services.ts'
import { subgraphSdl } from './subgraph-sdl.ts'

/** A generated file: its path from the top of the repository, and what has to be in it. */
export interface Artefact {
  readonly path: string
  readonly content: string
}

/** Everything that is generated from the services' schemas, the policy and the shape of profiles, and committed. Nothing is written. */
export async function artefacts(root: URL = repository): Promise<Artefact[]> {
  const subgraphs = await Promise.all(
    (await subgraphSchemas(root)).map(async ({ name, schema }) => ({ name, sdl: await subgraphSdl(name, schema) })),
  )
  const supergraph = composeSupergraph(subgraphs)
  return [
    ...subgraphs.map(({ name, sdl }) => ({ path: `services/${name}/schema.graphql`, content: sdl })),
    { path: 'services/gateway/supergraph.graphql', content: supergraph },
    { path: 'packages/portal-kit/src/schema/graphql-env.d.ts', content: portalTypes(publicSchema(supergraph)) },
    { path: 'packages/organisations/profile.schema.json', content: profileJsonSchemaText() },
    ...foundingProfiles().map((profile) => ({
      path: `packages/need-to-know/matrix/${profile.id}.md`,
      content: needToKnowMatrix(profile),
    })),
  ]
}
