import { freshSeconds } from '@candour/need-to-know'

/**
 * How surely we know who it is: 1 a password, 2 also a code from the second factor, 3 both once more, a moment ago. The values of `acr`.
 */
export const assuranceLevels = ['1', '2', '3'] as const
export type Acr = (typeof assuranceLevels)[number]

/**
 * The least level that satisfies a request. `acr_values` lists acceptable levels in order of preference (OpenID Connect Core
 * 3.1.2.1), so the lowest of those we know is enough; values that we do not know are ignored.
 */
export function leastAssurance(acrValues: unknown): Acr {
  if (typeof acrValues !== 'string') return '1'
  const asked = acrValues.split(' ')
  return assuranceLevels.find((level) => asked.includes(level)) ?? '1'
}

/**
 * Whether a session with this level satisfies the request. A step-up satisfies one for a step-up only while it is fresh (RFC 9470).
 * @param age seconds since the session's holder last proved who they are
 */
export function isAssured(held: string | undefined, least: Acr, age: number): boolean {
  if (least === '3' && age > freshSeconds) return false
  return Number(held ?? 0) >= Number(least)
}
