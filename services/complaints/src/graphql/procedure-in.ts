import type { Regime } from '@candour/statutory-clock'
import type { CaseRecord } from '../data/case-record.ts'
import { regimeOf } from '../domain/choose-regime.ts'
import { procedureOf } from '../domain/procedure.ts'
import type { ComplaintsContext } from './context.ts'

/** The procedure that a case runs under, with its figures; null for one that runs under none. */
export function procedureIn(
  { profile }: Pick<ComplaintsContext, 'profile'>,
  { regime }: Pick<CaseRecord, 'regime'>,
): Regime | null {
  const found = regimeOf(profile.complaints, regime)
  return found && procedureOf(found)
}
