import { refuse, type Refusal } from './refusal.ts'

/** The longest reason that is taken, in characters. */
export const longestReason = 1000

interface Prose {
  readonly required: boolean
  /** Characters. */
  readonly longest?: number
  /** What to do when nothing was said. */
  readonly missing: string
  /** Which part of the input it is. */
  readonly path: string
}

/** Prose as it is kept: trimmed; `null` when nothing was said. */
export function readProse(
  given: string | null | undefined,
  { required, longest = longestReason, missing, path }: Prose,
): string | null | Refusal {
  const text = given?.normalize('NFC').replaceAll('\r\n', '\n').trim() ?? ''
  if (/[^\P{C}\n\t\u200c\u200d]/u.test(text)) return refuse('NOT_TEXT', 'Use letters, digits and punctuation.', path)
  if (text.length > longest) return refuse('TOO_LONG', `Use at most ${longest} characters.`, path)
  if (text !== '') return text
  return required ? refuse(`${path.toUpperCase()}_MISSING`, missing, path) : null
}

/** A reason as it is kept: trimmed; `null` when nothing was said. */
export const readReason = (
  given: string | null | undefined,
  { required }: { readonly required: boolean },
): string | null | Refusal => readProse(given, { required, missing: 'Say why.', path: 'reason' })
