/** Prose as typed, trimmed: 1 to `longest` characters, no control characters but line breaks and tabs. Null otherwise. */
export function parseFreeText(written: string, longest = 10_000): string | null {
  const text = written.normalize('NFC').replaceAll('\r\n', '\n').trim()
  return text.length >= 1 && text.length <= longest && !/[^\P{C}\n\t]/u.test(text) ? text : null
}
