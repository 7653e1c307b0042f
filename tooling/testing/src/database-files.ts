import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Reads every file below a folder, log of changes included, and says which of the words occur in which of them. A server at work renames and
 * removes files meanwhile: the folder is listed until nothing in it is unread.
 */
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
  const read = new Set<string>()
  const unread = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !read.has(path))
  const look = async (path: string) => {
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
    read.add(path)
  }
  for (let paths = await unread(); paths.length > 0; paths = await unread()) {
    for (const path of paths) {
      await look(path).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      })
    }
  }
  return { found, files: read.size, bytes }
}

/** What a file holds; nothing when it is gone by now, as PostgreSQL removes caches and logs of changes while it runs. */
async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 22 }) as AsyncIterable<Buffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
