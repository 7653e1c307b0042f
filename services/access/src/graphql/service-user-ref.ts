import { isIdentifier } from '../domain/identifier.ts'
import { builder } from './builder.ts'

/** The person, whom another service owns. */
export const serviceUser = builder.externalRef('ServiceUser', builder.selection<{ id: string }>('id'), ({ id }) =>
  isIdentifier(id) ? { id } : null,
)
