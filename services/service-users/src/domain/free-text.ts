/**
 * Prose as typed, trimmed: 1 to `longest` characters, no control characters but line breaks, tabs and the joiners that some scripts and
 * emoji are written with. Null otherwise.
 */
export function parseFreeText(written: string, longest = 10_000): string | null {
  const text = written.normalize('NFC').replaceAll('\r\n', '\n').trim()
  return text.length >= 1 && text.length <= longest && !/[^\P{C}\n\t\u200c\u200d]/u.test(text) && /[^\p{C}\s]/u.test(text)
    ? text
    : null
}
