/** The only source of the present: handed in, so that a test or a demonstration can decide what time it is. */
export interface Clock {
  now(): Date
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until told otherwise. */
export interface ManualClock extends Clock {
  set(at: Date): void
  advance(milliseconds: number): void
}

/** A clock for tests and demonstrations that starts at the given instant (ISO 8601 text or a Date). */
export function manualClock(at: Date | string): ManualClock {
  let current = new Date(at).getTime()
  if (Number.isNaN(current)) throw new RangeError(`Not an instant: ${String(at)}`)
  return {
    now: () => new Date(current),
    set: (next) => void (current = next.getTime()),
    advance: (milliseconds) => void (current += milliseconds),
  }
}
