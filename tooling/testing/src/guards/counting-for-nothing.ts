import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@candour/repo-rules'
import type { GuardTests } from './guard-tests.ts'
import type { GuardingTests } from './guarded-source.ts'

/** A change after which nothing is asked any more of what is left: every test fails, and none has noticed anything. */
interface Wreck {
  readonly file: string
  readonly wreck: (source: string) => string
  readonly tests: GuardingTests
}

/** A source that cannot be loaded. */
export const notLoaded: Wreck = {
  file: 'packages/need-to-know/src/create-policy.ts',
  wreck: (source) => `${source}\nthrow new Error('it is not to be loaded')\n`,
  tests: { in: ['packages/need-to-know/tests/default-deny.test.ts'] },
}

/** A statement that PostgreSQL cannot read. */
export const notSent: Wreck = {
  file: 'services/access/src/data/acts-for.ts',
  wreck: (source) => source.replace('WHERE', 'WHERE WHERE'),
  tests: { in: ['services/access/tests/who-acts-for-whom.test.ts'], only: /is entered by the manager/ },
}

/**
 * Shows that such a change is not taken for one that was noticed.
 * @throws Error when it is
 */
export async function showThatItCountsForNothing(tests: GuardTests, { file, wreck, tests: asked }: Wreck): Promise<void> {
  const source = readFileSync(join(repositoryRoot, file), 'utf8')
  const { failed, broken } = await tests.run(asked, { file, source: wreck(source) })
  if (failed !== null || broken === null) throw new Error(`with ${file} in pieces, this would count as noticed: ${failed}`)
}
