import type { ResourceRef } from '@candour/need-to-know'
import type { GraphQLObjectType } from 'graphql'

/** Says whom an object is about. */
export type About = (parent: unknown, context: object) => ResourceRef

/** The type's own `about`, kept in its extensions so that every copy of the schema has it. */
export const aboutOf = (type: GraphQLObjectType): About | undefined =>
  (type.extensions as { readonly needToKnow?: { readonly about?: About } }).needToKnow?.about
