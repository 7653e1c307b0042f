import { readFileSync } from 'node:fs'

/** SQL that unites the services' fact views; run after every migration, by the owner of the schema `facts`. Idempotent. */
export const factsSql: readonly string[] = ['relationship'].map((view) =>
  readFileSync(new URL(`../sql/${view}.sql`, import.meta.url), 'utf8'),
)
