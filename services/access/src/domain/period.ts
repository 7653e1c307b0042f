/** A stretch of time: from its first instant up to, not including, its last. Without an end it lasts until it is ended. */
export interface Period {
  readonly from: Date
  readonly until: Date | null
}

/** The same rule as in the views of `facts`, which readers ask with their own time. */
export const inForce = ({ from, until }: Period, now: Date): boolean => from <= now && (until === null || until > now)
