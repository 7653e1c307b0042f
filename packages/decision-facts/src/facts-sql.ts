import { readFileSync } from 'node:fs'

/** In the order in which they rest on each other. */
const parts = [
  'representation',
  'restriction',
  'work-item',
  'break-glass',
  'resource-relationship',
  'standing',
  'relationship',
  'subjects',
]

/**
 * SQL that unites the services' fact views, and the function that reads them all; run after every migration, by the owner of the schema
 * `facts`. Idempotent. A view whose owners publish nothing yet is empty, and what is empty allows nothing. Columns are only ever added at the end.
 */
export const factsSql: readonly string[] = parts.map((part) =>
  readFileSync(new URL(`../sql/${part}.sql`, import.meta.url), 'utf8'),
)
