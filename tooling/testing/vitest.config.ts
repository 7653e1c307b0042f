import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import LongestFirst from './src/longest-first.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const databaseSetup = fileURLToPath(new URL('src/database-setup.ts', import.meta.url))
const globalSetup = existsSync(databaseSetup) ? [databaseSetup] : []

/** Modules as Node itself loads them, as the product's own processes do: rewriting each costs more than many a test. Needs no JSX and no `vi.mock`. */
const asNodeDoes = { viteModuleRunner: false }

// All tests of the project run by this one configuration, from the top folder: `vitest run --config tooling/testing/vitest.config.ts`.
export default defineConfig({
  root,
  resolve: {
    // One copy of graphql: the runner would take its module build, the packages it does not transform the other, and the two refuse each other's types.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Half of a file's time went into loading the product once more. What a file changes of the process it puts back, or these do.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages,apps}/**/*.test.{ts,tsx}', 'services/*/src/**/*.test.ts', 'tooling/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', 'tooling/testing/{api,journeys}/**'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          experimental: asNodeDoes,
          include: ['services/*/tests/**/*.test.ts', 'tooling/testing/api/**/*.test.ts'],
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The API tests that need nothing but the API and the database, against each service as a process of its own and two gateways.
        extends: true,
        test: {
          name: 'processes',
          experimental: asNodeDoes,
          include: inEitherShape(),
          env: { CANDOUR_SHAPE: 'processes' },
          globalSetup,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          experimental: asNodeDoes,
          include: ['tooling/testing/journeys/**/*.test.ts'],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})

/** The API tests that start the system in whichever shape the run is about. */
function inEitherShape(): string[] {
  const folder = 'tooling/testing/api'
  const tests = readdirSync(join(root, folder)).filter((name) => name.endsWith('.test.ts'))
  return tests
    .map((name) => `${folder}/${name}`)
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('startTestSystem'))
}
