/** Limits of a session in seconds. */
export interface SessionLimits {
  /** Ends when nothing was asked of the identity service for this long. A portal asks at least with each new access token. */
  idle: number
  /** Ends this long after the last full sign-in, whatever happens. */
  absolute: number
}

export const usualLimits: SessionLimits = { idle: 30 * 60, absolute: 12 * 60 * 60 }

/**
 * How many seconds the session has left from now on, at least 1 (a session that has no second left is not extended).
 * @param signedInAt seconds since 1970, absent before the sign-in
 * @param now seconds since 1970
 */
export function secondsLeft(limits: SessionLimits, signedInAt: number | undefined, now: number): number {
  const absolute = signedInAt === undefined ? limits.absolute : signedInAt + limits.absolute - now
  return Math.max(1, Math.min(limits.idle, absolute))
}
