import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Reads every file below a folder, log of changes included, and says which of the words occur in which of them. */
export async function findInFiles(
  folder: string,
  words: readonly string[],
): Promise<{ found: Map<string, Set<string>>; files: number; bytes: number }> {
  const needles = words.flatMap((word) =>
    [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')].map((needle) => ({ word, needle })),
  )
  const longest = Math.max(...needles.map(({ needle }) => needle.length))
  const found = new Map<string, Set<string>>()
  let bytes = 0
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    // The end of one chunk is looked at again with the next, so that no word is cut in two.
    let carried = Buffer.alloc(0)
    for await (const chunk of chunksOf(path)) {
      bytes += chunk.length
      const text = Buffer.concat([carried, chunk])
      for (const { word, needle } of needles) {
        if (text.includes(needle)) found.set(word, (found.get(word) ?? new Set()).add(path))
      }
      carried = text.subarray(-longest)
    }
  }
  return { found, files: entries.length, bytes }
}

/** What a file holds; nothing when it is gone by now, as PostgreSQL removes caches and logs of changes while it runs. */
async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 22 }) as AsyncIterable<Buffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
