import type { Period } from './period.ts'

/** A period of working days, the unit most regimes count in. */
export function workingDays(count: number): Period {
  return { count, unit: 'WORKING_DAYS' }
}
