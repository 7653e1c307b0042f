import { problem, type Problem } from './problem.ts'

/** What can forbid disposal, whatever the rules say. */
export const holdKinds = ['CLAIM', 'INQUIRY', 'POLICE', 'OMBUDSMAN', 'RIGHTS_REQUEST', 'COMPLAINT'] as const
export type HoldKind = (typeof holdKinds)[number]

const longest = 2_000

/** A reason as it is kept: at most 2,000 characters, without control characters but line breaks. Null when there is none. */
export function parseReason(written: string): string | null {
  const text = written.normalize('NFC').replaceAll('\r\n', '\n').trim()
  return /[\p{L}\p{N}]/u.test(text) && text.length <= longest && !/[^\P{Cc}\n\t]/u.test(text) ? text : null
}

/** A hold that may be placed. */
export interface NewHold {
  readonly kind: HoldKind
  readonly reason: string
  readonly untilOn: string | null
}

export interface HoldInput {
  readonly kind: HoldKind
  readonly reason: string
  readonly until?: string | null | undefined
}

const reasonMissing = problem('REASON_REQUIRED', `Say why, in at most ${longest} characters.`, 'reason')

/** Whether a hold can be placed as asked. A day on which it ends by itself is not in the past. @param today `YYYY-MM-DD` */
export function readHold(
  input: HoldInput,
  today: string,
): { readonly hold: NewHold } | { readonly problems: readonly Problem[] } {
  const reason = parseReason(input.reason)
  const untilOn = input.until ?? null
  const problems = [
    ...(reason === null ? [reasonMissing] : []),
    ...(untilOn !== null && untilOn < today ? [problem('INVALID', 'Choose a day that is not in the past.', 'until')] : []),
  ]
  return problems.length > 0 || reason === null ? { problems } : { hold: { kind: input.kind, reason, untilOn } }
}

/** Why a hold is lifted, or why a record is to go or is not to: it takes a reason as placing a hold did. */
export function readReason(given: string): { readonly reason: string } | { readonly problems: readonly Problem[] } {
  const reason = parseReason(given)
  return reason === null ? { problems: [reasonMissing] } : { reason }
}
