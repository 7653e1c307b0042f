import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Artefact } from './artefacts.ts'
import { lineDiff } from './line-diff.ts'

export interface StaleFile {
  readonly path: string
  /** What regenerating would change, readable; the whole file when it is missing. */
  readonly diff: string
}

async function committed(root: URL, path: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(path, root), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Which files on disk are not what would be generated now. */
export async function staleFiles(root: URL, artefacts: readonly Artefact[]): Promise<StaleFile[]> {
  const stale: StaleFile[] = []
  for (const { path, content } of artefacts) {
    const there = await committed(root, path)
    if (there === undefined) stale.push({ path, diff: '  (the file is missing)' })
    else if (there !== content) stale.push({ path, diff: lineDiff(there, content) })
  }
  return stale
}

/** Writes what has changed, and nothing else. @returns the paths written */
export async function writeArtefacts(root: URL, artefacts: readonly Artefact[]): Promise<string[]> {
  const written: string[] = []
  for (const { path, content } of artefacts) {
    if ((await committed(root, path)) === content) continue
    const file = new URL(path, root)
    await mkdir(new URL('.', file), { recursive: true })
    await writeFile(file, content)
    written.push(path)
  }
  return written
}
