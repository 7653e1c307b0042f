import { parseFreeText } from './free-text.ts'
import { parsePostcode } from './postcode.ts'

export interface PostalAddress {
  readonly lines: readonly string[]
  readonly postcode: string | null
}

/** One to five lines and, where there is one, a postcode. Null when any part is not valid. */
export function parsePostalAddress(lines: readonly string[], postcode: string | null): PostalAddress | null {
  const parsed = lines.map((line) => parseFreeText(line, 100))
  if (parsed.length < 1 || parsed.length > 5 || !parsed.every((line) => line !== null)) return null
  const spelled = postcode === null || postcode.trim() === '' ? null : parsePostcode(postcode)
  if (postcode !== null && postcode.trim() !== '' && spelled === null) return null
  return { lines: parsed, postcode: spelled }
}

/** Reads an address written as text, a line each, the postcode last. Null when the last line is not a postcode. */
export function parseAddressText(text: string): PostalAddress | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const postcode = lines.pop()
  return postcode === undefined ? null : parsePostalAddress(lines, postcode)
}

export const addressText = ({ lines, postcode }: PostalAddress): string => [...lines, ...(postcode ? [postcode] : [])].join('\n')
