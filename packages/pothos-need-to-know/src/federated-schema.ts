import type { SchemaTypes } from '@pothos/core'
import { specifiedDirectives, type GraphQLSchema } from 'graphql'
import { dataCategoryDirective, specificationUrl } from './data-category-directive.ts'
import { refuseForgedRepresentations } from './forged-representations.ts'

/** `@requires` is missing on purpose: decisions rest on no value that came in a representation. */
const federationDirectives = [
  '@key',
  '@external',
  '@provides',
  '@shareable',
  '@inaccessible',
  '@override',
  '@tag',
  '@interfaceObject',
  '@extends',
]

/**
 * The subgraph's schema, whose labels survive composition.
 * @throws LabellingError when a field is not labelled as it must be
 */
export const buildFederatedSchema = <Types extends SchemaTypes>(builder: PothosSchemaTypes.SchemaBuilder<Types>): GraphQLSchema =>
  refuseForgedRepresentations(
    builder.toSubGraphSchema({
      linkUrl: 'https://specs.apollo.dev/federation/v2.9',
      // A list of one's own replaces GraphQL's: without them a client could not use @include and @skip.
      directives: [...specifiedDirectives, dataCategoryDirective],
      composeDirectives: [`@${dataCategoryDirective.name}`],
      federationDirectives,
      extensions: {
        directives: [{ name: 'link', args: { url: specificationUrl, import: [`@${dataCategoryDirective.name}`] } }],
      },
    }),
  )
