/** Accepts what can be delivered to: one @, a dotted domain, no spaces, at most 254 characters. Null otherwise. */
export function parseEmailAddress(written: string): string | null {
  const trimmed = written.trim()
  return trimmed.length <= 254 && /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(trimmed) ? trimmed : null
}
