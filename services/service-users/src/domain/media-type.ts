/** What may be attached, with the ending that a name of it has: kinds that every device shows, and that run nothing when opened as that kind. */
export const mediaTypes = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'text/plain': ['txt'],
} as const satisfies Record<string, readonly [string, ...string[]]>
export type MediaType = keyof typeof mediaTypes

/** The most bytes of one document. */
export const largestDocument = 10_000_000

const beginnings: readonly (readonly [MediaType, Uint8Array])[] = [
  ['application/pdf', Buffer.from('%PDF-', 'latin1')],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
]

/** Finds out what a file is by looking into it, never by its name or by what somebody says. Null when it is nothing that may be attached. */
export function mediaTypeOf(content: Uint8Array): MediaType | null {
  for (const [type, beginning] of beginnings) {
    if (Buffer.compare(content.subarray(0, beginning.length), beginning) === 0) return type
  }
  return isPlainText(content) ? 'text/plain' : null
}

/** Text in UTF-8 with something to read in it, and without the control characters that programs and archives have. */
function isPlainText(content: Uint8Array): boolean {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return false
  }
  // oxlint-disable-next-line no-control-regex -- what no text has is what is looked for
  return /\S/.test(text) && !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)
}
