import { expandPattern, purposes, type CategoryPattern, type Purpose } from '@candour/need-to-know'
import { refuse, type Refusal } from './refusal.ts'

/**
 * What an integrator is granted: a pattern over the data categories, for one purpose. Everything at once is never granted, so that a
 * category added later does not flow to an agency that nobody thought of.
 */
export function grantScope(pattern: string, purpose: string): { pattern: CategoryPattern; purpose: Purpose } | Refusal {
  const stated = purposes.find((known) => known === purpose)
  if (!stated) return refuse('UNKNOWN_PURPOSE', 'Choose a purpose.', 'purpose')
  if (pattern === '**') return refuse('TOO_WIDE', 'Name the categories that the agency needs.', 'categoryPattern')
  const candidate = pattern as CategoryPattern
  if (expandPattern(candidate).length === 0) return refuse('UNKNOWN_CATEGORY', 'Choose a data category.', 'categoryPattern')
  return { pattern: candidate, purpose: stated }
}
