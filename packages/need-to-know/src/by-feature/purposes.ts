import { aboutTheViewer } from '../conditions/condition.ts'
import type { Rule } from '../sentence.ts'
import type { Purpose } from '../viewer.ts'

/** The viewer states one of the purposes the data was collected for. Purpose limitation: UK GDPR Art. 5(1)(b). */
export const statedPurpose = (purposes: readonly Purpose[]) =>
  aboutTheViewer(`for ${purposes.join(', ')}`, 'OTHER_PURPOSE', ({ purpose }) => purpose !== null && purposes.includes(purpose))

/**
 * The purposes that the rules of a viewer's roles serve. Rules open to any stated purpose say nothing about which may be stated; stating
 * any other purpose is the same as stating none.
 */
export const purposesServed = (rules: readonly Rule[]): ReadonlySet<Purpose> =>
  new Set(rules.flatMap(({ purposes }) => (Array.isArray(purposes) ? (purposes as Purpose[]) : [])))
