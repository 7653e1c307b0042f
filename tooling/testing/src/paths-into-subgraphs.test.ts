import { isObjectType } from 'graphql'
import { expect, it } from 'vitest'
import { composedSchema } from './composed-schema.ts'
import { entityTypes, representationsOf } from './paths-into-subgraphs.ts'
import type { PlantedPerson } from './planted-person.ts'
import { subgraphNames } from './signed-request.ts'
import { subgraphSchema } from './subgraph-alone.ts'

const person = { id: 'one' } as PlantedPerson

it('names something planted of every type of entity that the composed schema resolves in any subgraph', () => {
  const joined: string[] = []
  for (const type of Object.values(composedSchema().getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const { name, arguments: given = [] } of type.astNode?.directives ?? []) {
      if (name.value !== 'join__type') continue
      const valueOf = (argument: string) => given.find((each) => each.name.value === argument)?.value
      const graph = valueOf('graph')
      const key = valueOf('key')
      if (graph?.kind !== 'EnumValue' || key?.kind !== 'StringValue') continue
      joined.push(`${graph.value.toLowerCase().replaceAll('_', '-')} ${type.name} ${key.value}`)
    }
  }
  const asked = subgraphNames.flatMap((subgraph) =>
    entityTypes(subgraphSchema(subgraph)).flatMap((type) => {
      expect(representationsOf(type, person)).not.toEqual([])
      return [`${subgraph} ${type.name} id`]
    }),
  )
  expect(asked.toSorted()).toEqual(joined.toSorted())
})
