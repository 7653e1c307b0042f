import { coversCategory } from '../category-pattern.ts'
import { aboutTheViewer } from '../conditions/condition.ts'
import type { CategoryPattern } from '../viewer.ts'

/** A client of another agency reads only what its scopes name. People hold the scope of everything; their roles say what they may. */
export const withinTheScopes = aboutTheViewer('within the scopes of the client', 'NOT_YOUR_ROLE', (viewer, category) =>
  viewer.scopes.some((scope) => coversCategory(scope as CategoryPattern, category)),
)
