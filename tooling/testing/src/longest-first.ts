import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, from the longest down: a fresh checkout remembers no durations to go by. */
const long = [
  'migrate/next-migration',
  'deployment/tests/install',
  'guards/guards',
  'embedded/start-embedded-postgres',
  'tests/intended-matrix',
  'api/starting',
  'api/durability',
  'api/processes',
  'api/bad-values',
  'api/organisations-apart',
  'api/own-postgres',
  'api/database-at-rest',
  'api/no-leak-in-payloads',
  'api/no-leak-to-any-role',
  'api/no-leak',
  'api/twin-worlds',
  'api/backup',
  'tests/sending',
  'tests/one-time-code',
  'api/records-alone',
  'journeys/every-staff-page',
  'journeys/a-day-in-each-organisation',
  'journeys/relationships',
  'journeys/complaints',
  'journeys/getting-in',
  'journeys/break-glass',
].map((name) => `/${name}.test.ts`)

/** Begins with what takes longest, so that neither of two workers stands idle while the other is still at a long file. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((name) => moduleId.endsWith(name))
      return found < 0 ? long.length : found
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
