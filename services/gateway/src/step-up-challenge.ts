import type { PublicError } from './errors.ts'
import type { WithheldMark } from './withheld.ts'

/**
 * The challenge of RFC 9470 as a header: what was refused or withheld only because the sign-in is too weak or too old. Also sent with an answer
 * that has other things in it, as RFC 9110 (11.6.1) allows. Undefined where a stronger sign-in would change nothing.
 */
export function stepUpHeader(errors: readonly PublicError[], withheld: readonly WithheldMark[]): string | undefined {
  const levels = [
    ...errors.flatMap(({ extensions }) => extensions.acrValues ?? []),
    ...withheld.flatMap(({ acrValues }) => acrValues ?? []),
  ]
  const level = levels.toSorted().at(-1)
  if (level !== '2' && level !== '3') return undefined
  const maxAge = errors.find(({ extensions }) => extensions.maxAge !== undefined)?.extensions.maxAge
  const age = maxAge === undefined ? '' : `, max_age=${maxAge}`
  return `Bearer error="insufficient_user_authentication", error_description="A stronger or fresher sign-in is required", acr_values="${level}"${age}`
}

/** Whether nothing at all was done or told, but for want of a stronger sign-in: then the whole request may be sent again after it. */
export const isChallengedOnly = (errors: readonly PublicError[], rootFields: number): boolean =>
  errors.length >= rootFields && errors.every(({ extensions }) => extensions.code === 'INSUFFICIENT_USER_AUTHENTICATION')
