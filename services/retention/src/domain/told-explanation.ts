import type { DataCategory } from '@candour/need-to-know'
import { writtenDate } from '@candour/statutory-clock'
import type { LabelledConsidered, RecordRetention } from './record-retention.ts'

/** The part of an explanation that one reader is told. */
export interface ToldExplanation {
  readonly text: string
  readonly considered: readonly LabelledConsidered[]
}

type Explained = Pick<RecordRetention, 'disposeFrom' | 'decidedBy' | 'text' | 'textTells' | 'considered'>

/** Every category that some part of an explanation tells of. */
export const toldCategories = ({ textTells, considered }: Pick<Explained, 'textTells' | 'considered'>): DataCategory[] => [
  ...new Set([...textTells, ...considered.flatMap(({ tells }) => tells)]),
]

/**
 * Why a record may go on that day, to somebody who may read these categories. What names a fact that they may not read leaves no gap: with it and
 * without it they are told the same, since a gap would say that there is a complaint.
 */
export function toldExplanation(
  { disposeFrom, decidedBy, text, textTells, considered }: Explained,
  readable: ReadonlySet<DataCategory>,
): ToldExplanation {
  const mayRead = (categories: readonly DataCategory[]) => categories.every((category) => readable.has(category))
  const told = considered.filter(({ tells }) => mayRead(tells))
  if (mayRead(textTells)) return { text, considered: told }
  const winners = told.filter(({ rule }) => rule === decidedBy).map(({ because }) => because)
  const when = disposeFrom === null ? 'No date' : `Dispose from ${writtenDate(disposeFrom)}`
  return { text: `${when}: ${winners.join('; ') || 'what decides it is not shown to you'}.`, considered: told }
}
