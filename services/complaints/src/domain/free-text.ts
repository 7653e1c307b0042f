/** The most characters of one account, of a matter or of findings. */
export const longestText = 10_000

/** Prose as typed, trimmed: 1 to `longest` characters, no control characters but line breaks and tabs. Null otherwise. */
export function parseFreeText(written: string, longest = longestText): string | null {
  const text = written.normalize('NFC').replaceAll('\r\n', '\n').trim()
  return text.length >= 1 && text.length <= longest && !/[^\P{C}\n\t]/u.test(text) ? text : null
}

/** Whether anything was written at all. */
export const isWritten = (text: string | null | undefined): text is string => typeof text === 'string' && text.trim() !== ''
