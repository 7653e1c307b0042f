import type { ClockShape } from '@candour/portal-kit'

interface Dated {
  readonly receivedOn: string | null
  readonly clock: Pick<ClockShape, 'state' | 'dueOn'> | null
}
interface Page<Case> {
  readonly nodes: readonly (Case | null)[] | null
  readonly pageInfo: { readonly hasNextPage: boolean }
}

/** Open cases as the API lists them, one list for each state; null where it did not come. */
export interface OpenCases<Case extends Dated> {
  readonly received?: Page<Case> | null | undefined
  readonly acknowledged?: Page<Case> | null | undefined
  readonly inProgress?: Page<Case> | null | undefined
  readonly decided?: Page<Case> | null | undefined
}

const over = ['DONE', 'DONE_LATE']

/** What is due first comes first; cases with nothing due come last, the oldest of them first. */
function byDueDate(one: Dated, other: Dated): number {
  const due = ({ clock, receivedOn }: Dated) =>
    clock && !over.includes(clock.state) ? `0 ${clock.dueOn}` : `1 ${receivedOn ?? ''}`
  return due(one).localeCompare(due(other))
}

const lists = <Case extends Dated>({ received, acknowledged, inProgress, decided }: OpenCases<Case>) => [
  received,
  acknowledged,
  inProgress,
  decided,
]

/** All cases of an answer that are not over, in the order in which they need somebody. */
export const openByDueDate = <Case extends Dated>(answer: OpenCases<Case>): Case[] =>
  lists(answer)
    .flatMap((list) => list?.nodes ?? [])
    .filter((complaint): complaint is Case => complaint !== null)
    .toSorted(byDueDate)

/** Whether there are more than one answer holds. */
export const isCutShort = (answer: OpenCases<Dated>): boolean => lists(answer).some((list) => list?.pageInfo.hasNextPage)

/** Whether a list did not come, so that the rest is not all there is. */
export const isIncomplete = (answer: OpenCases<Dated>): boolean => lists(answer).some((list) => list === null)
