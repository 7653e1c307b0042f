import type { Random } from './bulk-random.ts'

const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2]
const numbers = 1_000_000
/** Shares no factor with the count of numbers, so that every number is met once before any is met twice. */
const stride = 618_033

/**
 * An NHS number that is never issued (999, six digits, check digit), a different one for each ordinal; null where the check digit would be
 * 10, for the first hundred, which the demonstration takes its own from, and once all are used up.
 */
export function inventedNhsNumber(ordinal: number): string | null {
  if (ordinal >= numbers) return null
  const middle = (ordinal * stride + 12_345) % numbers
  if (middle < 100) return null
  const nine = `999${String(middle).padStart(6, '0')}`
  const sum = weights.reduce((total, weight, index) => total + weight * Number(nine[index]), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? null : `${nine}${check === 11 ? 0 : check}`
}

/** A telephone number of the ranges kept for invented people, in E.164. */
export const inventedPhone = (chosen: Random): string => {
  const lastSix = 900_000 + chosen.below(1_000)
  if (chosen.chance(0.7)) return `+447700${lastSix}`
  return chosen.chance(0.5)
    ? `+441632960${String(chosen.below(1_000)).padStart(3, '0')}`
    : `+44207946${String(chosen.below(1_000)).padStart(4, '0')}`
}
