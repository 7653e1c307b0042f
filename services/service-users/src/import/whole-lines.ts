import { UnreadableFile } from './columns.ts'

/** The longest line of a file of people, in bytes. */
export const longestLine = 20_000

/** A line of the file, or what is wrong with it. */
export type Line = { readonly row: number } & ({ readonly bytes: Buffer } | { readonly problem: 'TOO_LONG' | 'QUOTES' })

const newline = 0x0a
const quote = 0x22
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Cuts a file into lines, each by itself: a line that is too long is let go without being kept, and one whose quotes do not close does not
 * swallow those after it. Empty lines are left out.
 * @throws UnreadableFile for a file in UTF-16
 */
export async function* wholeLines(file: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let row = 1
  let kept: Buffer[] = []
  let length = 0
  let started = false
  const take = (part: Buffer): void => {
    length += part.length
    if (length <= longestLine) kept.push(part)
    else kept = []
  }
  const finish = (): Line | null => {
    const line = { row }
    row += 1
    const bytes = Buffer.concat(kept)
    const tooLong = length > longestLine
    kept = []
    length = 0
    if (tooLong) return { ...line, problem: 'TOO_LONG' }
    const text = bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes
    if (text.every((byte) => byte === 0x20 || byte === 0x2c)) return null
    const quotes = text.reduce((count, byte) => count + (byte === quote ? 1 : 0), 0)
    return quotes % 2 === 0 ? { ...line, bytes: text } : { ...line, problem: 'QUOTES' }
  }
  for await (const read of file) {
    if (!started) refuseUtf16(read)
    const chunk = !started && read.subarray(0, 3).equals(byteOrderMark) ? read.subarray(3) : read
    started = true
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      take(chunk.subarray(from, at))
      const line = finish()
      if (line) yield line
      from = at + 1
    }
    // Copied: a chunk is used again by whoever reads the file.
    if (from < chunk.length) take(Buffer.from(chunk.subarray(from)))
  }
  const last = length > 0 ? finish() : null
  if (last) yield last
}

function refuseUtf16(start: Buffer): void {
  const mark = start.length >= 2 ? start.readUInt16BE(0) : 0
  if (mark === 0xfffe || mark === 0xfeff || start.subarray(0, 200).includes(0))
    throw new UnreadableFile('The file is not text in UTF-8. Save it as “CSV UTF-8” and try again.')
}
