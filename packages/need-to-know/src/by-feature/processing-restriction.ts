import type { ViewerTraits } from '../circumstances.ts'
import type { Condition } from '../conditions/condition.ts'
import type { DataCategory } from '../data-category.ts'
import type { Purpose } from '../viewer.ts'
import { readsTheirOwnRecord } from './own-record.ts'

/**
 * Purposes that go on: storage itself, legal claims, and the protection of another person or an important public interest. UK GDPR Art. 18(2).
 */
const goingOn: readonly Purpose[] = ['retention-review', 'complaint-handling', 'safeguarding', 'rights-request']

/** What it takes to honour a restriction: to know whose data it is and that it is restricted, and to hear what the person decides. */
const neededToHonourIt: readonly DataCategory[] = ['identity', 'rights', 'consent']

const standsStill = (viewer: ViewerTraits, category: DataCategory): boolean =>
  !neededToHonourIt.includes(category) && !staysOpen(viewer)

const staysOpen = (viewer: ViewerTraits): boolean =>
  readsTheirOwnRecord(viewer) ||
  (viewer.kind === 'representative' && viewer.purpose === 'own-record') ||
  (viewer.roles.includes('data-protection-officer') && viewer.purpose === 'audit') ||
  (viewer.purpose !== null && goingOn.includes(viewer.purpose))

/** Data whose processing the person had restricted is kept and hardly anything else: not read for care, not changed, not passed on. */
export const notRestricted: Condition = {
  says: 'not restricted',
  holds: ({ viewer, category, subject }) => subject.restricted === false || !standsStill(viewer, category),
  rows: (viewer, category) => ({ rows: standsStill(viewer, category) ? 'unrestricted' : 'all' }),
  otherwise: 'RESTRICTED',
}
