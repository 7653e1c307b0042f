import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

// One copy of graphql: the schema builder requires it, these sources import it, and the two forms do not know each other.
export default defineConfig({
  test: { pool: 'forks' },
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
})
