import { refuse, type Refusal } from './refusal.ts'

/** The longest reason that is taken, in characters. */
export const longestReason = 1000

/** A reason as it is kept: trimmed; `null` when nothing was said. */
export function readReason(given: string | null | undefined, options: { readonly required: boolean }): string | null | Refusal {
  const reason = given?.trim() ?? ''
  if (reason.length > longestReason) return refuse('TOO_LONG', `Use at most ${longestReason} characters.`, 'reason')
  if (reason !== '') return reason
  return options.required ? refuse('REASON_MISSING', 'Say why.', 'reason') : null
}
