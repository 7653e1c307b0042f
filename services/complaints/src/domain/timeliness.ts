import { acceptance, type Acceptance, type Regime } from '@candour/statutory-clock'
import type { CaseFile } from './case-file.ts'

type Dated = Pick<CaseFile, 'receivedOn' | 'happenedOn' | 'knownOn' | 'lateDecision'>

/**
 * Whether a case came in time for its procedure, with the explanation: Children Act 2006 Regulations 1 year from the event, 2009 Regulations
 * 12 months from the event or knowledge. Null where nothing can be said: the procedure sets no time, or no day is known. Where only the day
 * is known on which the person learnt of it, it happened on that day at the latest.
 */
export function timeliness(
  { receivedOn, happenedOn, knownOn, lateDecision }: Dated,
  procedure: Regime | null,
): Acceptance | null {
  const eventOn = happenedOn ?? knownOn
  if (!procedure?.accept || eventOn === null) return null
  return acceptance(procedure, { receivedOn, eventOn, knownOn, waived: lateDecision === 'ACCEPTED' })
}

/** Whether a case came too late, whatever was decided about that. */
export const isLate = (file: Dated, procedure: Regime | null): boolean =>
  timeliness({ ...file, lateDecision: null }, procedure)?.outcome === 'OUT_OF_TIME'

/** Whether somebody is still to decide about a case that came too late: nothing is refused by itself. */
export const awaitsLateDecision = (file: Dated, procedure: Regime | null): boolean =>
  file.lateDecision === null && isLate(file, procedure)
