/** Returns a phone number in E.164, reading national numbers as British; null when it cannot be one. */
export function parsePhoneNumber(written: string): string | null {
  const compact = written.replaceAll(/[\s().-]/g, '')
  const international = compact.startsWith('00')
    ? `+${compact.slice(2)}`
    : compact.startsWith('0')
      ? `+44${compact.slice(1)}`
      : compact
  return /^\+[1-9]\d{7,14}$/.test(international) && (!international.startsWith('+44') || /^\+44[1-9]\d{8,9}$/.test(international))
    ? international
    : null
}
