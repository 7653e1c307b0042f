import { GraphQLError, Kind } from 'graphql'

const cursors = ['after', 'before']

/**
 * Whether a field failed because of a cursor that nobody gave out: one that holds a value of another type than the column it points into.
 * Prisma finds that only when it builds its statement, with the error it has for mistakes in code; so the field must have been given one.
 */
export function isForeignCursor(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.originalError?.name !== 'PrismaClientValidationError') return false
  return (error.nodes ?? []).some(
    (node) => node.kind === Kind.FIELD && node.arguments?.some(({ name }) => cursors.includes(name.value)),
  )
}
