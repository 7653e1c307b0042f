import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

// Apollo's packages load the CommonJS copy of graphql; a second copy beside it would break `instanceof`.
const graphql = createRequire(import.meta.url).resolve('graphql')

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: { pool: 'forks', include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], testTimeout: 60_000 },
})
