import { DirectiveLocation, GraphQLDirective, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql'

/** Identity of the directive's definition, under which it is composed into the supergraph. */
export const specificationUrl = 'https://candour.example/spec/v1.0'

/** The label of a field in the schema's text, where the gateway and the portals read it. */
export const dataCategoryDirective = new GraphQLDirective({
  name: 'dataCategory',
  description: 'What a value tells about somebody: the viewer must be allowed every category named.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { names: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))) } },
})

interface Applied {
  readonly name: string
  readonly args?: object
}

/** Adds the label to the directives other plugins and options have put on a field, in either form they keep them in. */
export const withLabel = (directives: unknown, names: readonly string[]): readonly Applied[] => [
  ...asList(directives),
  { name: dataCategoryDirective.name, args: { names: [...names] } },
]

export const asList = (directives: unknown): readonly Applied[] => {
  if (directives === undefined || directives === null) return []
  if (Array.isArray(directives)) return directives as Applied[]
  return Object.entries(directives as Record<string, object | object[]>).flatMap(([name, args]) =>
    (Array.isArray(args) ? args : [args]).map((each: object) => ({ name, args: each })),
  )
}
