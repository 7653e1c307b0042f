const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2]

/**
 * Reads an NHS number as written by people and returns its ten digits, or null when its check digit is wrong (modulus 11; a check of 10
 * never occurs in a valid number).
 */
export function parseNhsNumber(written: string): string | null {
  const digits = written.replaceAll(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits)) return null
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  const check = 11 - (sum % 11)
  if (check === 10) return null
  return (check === 11 ? 0 : check) === Number(digits[9]) ? digits : null
}
