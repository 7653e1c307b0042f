/** How failures are slowed down. Durations in seconds. */
export interface ThrottleRule {
  /** Failures that cost nothing. */
  free: number
  /** The wait after the first failure beyond those; it doubles with each further one. */
  firstWait: number
  longestWait: number
  /** After this long without an attempt the count starts anew. */
  forgetAfter: number
}

export const throttleRules = {
  /** By what was typed as user name, whether such an account exists or not. */
  account: { free: 5, firstWait: 30, longestWait: 15 * 60, forgetAfter: 60 * 60 },
  /** By network address: many people may share one. */
  address: { free: 40, firstWait: 30, longestWait: 15 * 60, forgetAfter: 60 * 60 },
  /** One-time codes, by what was typed, whether there is such a code or not. */
  oneTimeCode: { free: 5, firstWait: 30, longestWait: 15 * 60, forgetAfter: 24 * 60 * 60 },
  /** User names that somebody with a code wished for: each answer tells whether one is taken. */
  wish: { free: 10, firstWait: 60, longestWait: 15 * 60, forgetAfter: 24 * 60 * 60 },
  /** Codes of the second factor, by account: a code has a million values, and three of them are right at any time. */
  code: { free: 5, firstWait: 30, longestWait: 15 * 60, forgetAfter: 24 * 60 * 60 },
} satisfies Record<string, ThrottleRule>

export interface AttemptCount {
  failures: number
  lastAt: Date
  blockedUntil: Date | null
}

export type ThrottleDecision = { allowed: true; next: AttemptCount } | { allowed: false; until: Date }

/**
 * Whether one more attempt may be made now. An allowed attempt counts as a failure before it is made, so that many at the same
 * moment cannot get past the limit; success takes it back.
 */
export function considerAttempt(rule: ThrottleRule, count: AttemptCount | null, now: Date): ThrottleDecision {
  if (count?.blockedUntil && count.blockedUntil > now) return { allowed: false, until: count.blockedUntil }
  const forgotten = !count || now.getTime() - count.lastAt.getTime() > rule.forgetAfter * 1000
  const failures = forgotten ? 1 : count.failures + 1
  const beyond = failures - rule.free
  const wait = beyond < 0 ? 0 : Math.min(rule.longestWait, rule.firstWait * 2 ** beyond)
  return { allowed: true, next: { failures, lastAt: now, blockedUntil: wait > 0 ? new Date(now.getTime() + wait * 1000) : null } }
}
