import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InvalidProfileError } from './invalid-profile-error.ts'
import type { FileProblem } from './invalid-profile-error.ts'
import { loadProfile } from './load-profile.ts'

/** A founding profile with one piece of its text replaced, and the line (from 1) at which a piece of text stands in the result. */
export function alteredProfile(from: string | RegExp, to: string, id = 'dmws') {
  const written = readFileSync(new URL(`../profiles/${id}.yaml`, import.meta.url), 'utf8')
  const source = written.replace(from, to)
  if (source === written) throw new Error(`the profile does not hold ${from}`)
  return { source, lineOf: (piece: string) => source.split('\n').findIndex((line) => line.includes(piece)) + 1 }
}

/** The problem expected to be the only one: at the line where a piece of the altered text stands. */
export function oneProblem(altered: ReturnType<typeof alteredProfile>, at: string, reason: string) {
  const line = altered.lineOf(at)
  if (line === 0) throw new Error(`"${at}" is not in the file`)
  return [{ line, reason, message: `dmws.yaml:${line}: ${reason}` }]
}

/** Loads a profile from a file written for the purpose, and gives what is wrong with it. */
export function problemsOf(source: string): (Omit<FileProblem, 'file'> & { message: string })[] {
  const folder = mkdtempSync(join(tmpdir(), 'candour-profile-'))
  const file = join(folder, 'dmws.yaml')
  try {
    writeFileSync(file, source)
    loadProfile(file)
    return []
  } catch (error) {
    if (!(error instanceof InvalidProfileError)) throw error
    return error.problems.map(({ line, reason }, at) => {
      const message = error.message.split('\n')[at] ?? ''
      return { line, reason, message: message.replace(file, 'dmws.yaml') }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
