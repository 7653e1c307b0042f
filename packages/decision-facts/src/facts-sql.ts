import { readFileSync } from 'node:fs'

/** In the order in which they rest on each other. */
const views = ['representation', 'restriction', 'work-item', 'break-glass', 'resource-relationship', 'relationship']

/**
 * SQL that unites the services' fact views; run after every migration, by the owner of the schema `facts`. Idempotent. A view whose owners
 * publish nothing yet is empty, and what is empty allows nothing. Columns are only ever added at the end.
 */
export const factsSql: readonly string[] = views.map((view) =>
  readFileSync(new URL(`../sql/${view}.sql`, import.meta.url), 'utf8'),
)
