import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql'

/** `_service { sdl }` prints the whole schema, also with introspection off. The gateway composes from committed files and never asks. */
export function noSchemaDisclosure(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value === '_service') context.reportError(new GraphQLError('The schema is not served here.'))
    },
  }
}
