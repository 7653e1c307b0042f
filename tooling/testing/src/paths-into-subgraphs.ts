import { isObjectType } from 'graphql'
import type { ViewerClaims } from '@candour/subgraph-kit'
import type { Api } from './api-client.ts'
import type { PlantedPerson } from './planted-person.ts'
import { askSubgraph, claimsOf, subgraphNames, type SubgraphName } from './signed-request.ts'
import { subgraphSchema } from './subgraph-alone.ts'
import type { TestNetwork } from './test-network.ts'
import { wholeSelection } from './whole-selection.ts'

/** Everything that a subgraph adds to a person. */
const addedBy = (name: SubgraphName): string => {
  const person = subgraphSchema(name).getType('ServiceUser')
  if (!isObjectType(person)) throw new TypeError(`${name} adds nothing to a person`)
  return wholeSelection(person)
}

const query = (name: SubgraphName) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ServiceUser { ${addedBy(name)} } } }`

/** What each subgraph tells of a person whom a representation names, with no gateway in front: what comes back, as text. */
export const pathsIntoSubgraphs: Readonly<
  Record<string, (system: TestNetwork, api: Api, purpose: ViewerClaims['purpose'], person: PlantedPerson) => Promise<string>>
> = Object.fromEntries(
  subgraphNames.map((name) => {
    const asked = query(name)
    return [
      `as an entity of ${name}`,
      async (system: TestNetwork, api: Api, purpose: ViewerClaims['purpose'], { id }: PlantedPerson) =>
        JSON.stringify(
          await askSubgraph(system, name, claimsOf(api, purpose), asked, {
            representations: [{ __typename: 'ServiceUser', id }],
          }),
        ),
    ]
  }),
)
