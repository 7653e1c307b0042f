import type { CalendarDate } from '../calendar-date.ts'
import { writtenDate } from '../written-date.ts'
import { disposal, type Disposal, type DisposalAsked } from './disposal.ts'

/** One of several people whose records are in one file. */
export interface PersonInFile extends DisposalAsked {
  readonly personId: string
}

export interface FileDisposal extends Disposal {
  /** When each person's data is redacted; only the last one's day is that of the file itself. */
  readonly people: readonly { readonly personId: string; readonly redactFrom: CalendarDate | null; readonly disposal: Disposal }[]
}

/**
 * When a file about several people, such as siblings, may be disposed of: not before the last of them, and not while one of them has no date. The data of
 * each is redacted at the date of their own. A file about nobody is for a person to decide.
 */
export function fileDisposal(people: readonly PersonInFile[]): FileDisposal {
  const each = people.map(({ personId, ...asked }) => ({ personId, disposal: disposal(asked) }))
  const redactions = each.map((one) => ({ ...one, redactFrom: one.disposal.disposeFrom }))
  const [first, ...others] = each
  if (!first)
    return {
      disposeFrom: null,
      decidedBy: 'manual',
      explanation: { text: 'No date, a person must decide: the file is about nobody.', considered: [] },
      people: [],
    }
  const last = others.reduce((one, other) => (isLater(other.disposal, one.disposal) ? other : one), first).disposal
  const considered = each.flatMap((one) => one.disposal.explanation.considered)
  const together =
    people.length > 1
      ? ` The file is about ${people.length} people, and the longest time holds.${writtenRedactions(redactions, last)}`
      : ''
  return { ...last, explanation: { text: `${last.explanation.text}${together}`, considered }, people: redactions }
}

function isLater(one: Disposal, other: Disposal): boolean {
  if (other.disposeFrom === null) return false
  return one.disposeFrom === null || one.disposeFrom > other.disposeFrom
}

function writtenRedactions(redactions: FileDisposal['people'], last: Disposal): string {
  const earlier = redactions.flatMap(({ redactFrom }) =>
    redactFrom && redactFrom !== last.disposeFrom ? [writtenDate(redactFrom)] : [],
  )
  return earlier.length > 0 ? ` Data of others in it is redacted from ${earlier.join(', ')}.` : ''
}
