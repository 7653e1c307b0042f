/** Minutes without a key, a pointer or a scroll after which a portal locks, and how long before that it warns. */
export const idleLimits = { lockAfterMs: 10 * 60_000, warnBeforeMs: 2 * 60_000 }

export type IdleState = { kind: 'active' } | { kind: 'warning'; minutesLeft: number } | { kind: 'locked' }

/** What to do after a time without activity. Pure, so that the times can be proved. */
export function idleState(idleMs: number, { lockAfterMs, warnBeforeMs } = idleLimits): IdleState {
  if (idleMs >= lockAfterMs) return { kind: 'locked' }
  if (idleMs >= lockAfterMs - warnBeforeMs) return { kind: 'warning', minutesLeft: Math.ceil((lockAfterMs - idleMs) / 60_000) }
  return { kind: 'active' }
}
