/** How surely we know who it is: 1 a password, 2 also a code from the second factor. The values of `acr`. */
export const assuranceLevels = ['1', '2'] as const
export type Acr = (typeof assuranceLevels)[number]

/**
 * The least level that satisfies a request. `acr_values` lists acceptable levels in order of preference (OpenID Connect Core
 * 3.1.2.1), so the lowest of those we know is enough; values that we do not know are ignored.
 */
export function leastAssurance(acrValues: unknown): Acr {
  if (typeof acrValues !== 'string') return '1'
  const known = acrValues.split(' ').filter((value) => (assuranceLevels as readonly string[]).includes(value))
  return known.length > 0 && !known.includes('1') ? '2' : '1'
}

/** Whether a session with this level satisfies the request. */
export function isAssured(held: string | undefined, least: Acr): boolean {
  return Number(held ?? 0) >= Number(least)
}
