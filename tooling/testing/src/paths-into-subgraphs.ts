import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import type { ViewerClaims } from '@candour/subgraph-kit'
import type { Api } from './api-client.ts'
import type { PlantedPerson } from './planted-person.ts'
import { askSubgraph, claimsOf, subgraphNames, type SubgraphName } from './signed-request.ts'
import { subgraphSchema } from './subgraph-alone.ts'
import type { TestNetwork } from './test-network.ts'
import { wholeSelection } from './whole-selection.ts'

/** The types of which a subgraph tells what it adds to whatever a representation names: those with a key. */
export const entityTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) &&
      [type.astNode, ...type.extensionASTNodes].some((node) => node?.directives?.some(({ name }) => name.value === 'key')),
  )

/** Which of them are represented, by their type. An entity of a type that is not here cannot be asked for. */
const idsOf: Readonly<Record<string, (person: PlantedPerson) => readonly string[]>> = {
  ServiceUser: ({ id }) => [id],
}

/**
 * Of everything planted, how an entity of a type is named to a subgraph.
 * @throws TypeError for a type of which nobody has said what is planted
 */
export function representationsOf({ name }: GraphQLObjectType, person: PlantedPerson): readonly object[] {
  const ids = idsOf[name]
  if (!ids) throw new TypeError(`nobody has said which ${name} is planted`)
  return ids(person).map((id) => ({ __typename: name, id }))
}

/** What each subgraph tells of all that representations name, with no gateway in front: what comes back, as text. */
export const pathsIntoSubgraphs: Readonly<
  Record<string, (system: TestNetwork, api: Api, purpose: ViewerClaims['purpose'], person: PlantedPerson) => Promise<string>>
> = Object.fromEntries(
  subgraphNames.map((name: SubgraphName) => {
    const types = entityTypes(subgraphSchema(name))
    if (types.length === 0) throw new TypeError(`${name} adds nothing to anybody`)
    const asked = types.map((type) => `... on ${type.name} { ${wholeSelection(type)} }`).join(' ')
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${asked} } }`
    return [
      `as an entity of ${name}`,
      async (system: TestNetwork, api: Api, purpose: ViewerClaims['purpose'], person: PlantedPerson) =>
        JSON.stringify(
          await askSubgraph(system, name, claimsOf(api, purpose), query, {
            representations: types.flatMap((type) => representationsOf(type, person)),
          }),
        ),
    ]
  }),
)
