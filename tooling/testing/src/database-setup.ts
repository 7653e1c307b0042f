import type { TestProject } from 'vitest/node'
import type { Seeded } from './seeded-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    seeded: Seeded
  }
}

/** Where `npm test` tells its runs, as JSON, of the database that it started for all of them. */
export const seededVariable = 'CANDOUR_TEST_DATABASE'

/** One PostgreSQL for the run, with one installed and seeded database from which each test file takes a copy. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env[seededVariable]
  if (given !== undefined) {
    project.provide('seeded', JSON.parse(given) as Seeded)
    return undefined
  }
  const { startSeededDatabase } = await import('./seeded-database.ts')
  const database = await startSeededDatabase()
  project.provide('seeded', { adminUrl: database.adminUrl, folder: database.folder })
  return async () => await database[Symbol.asyncDispose]()
}
