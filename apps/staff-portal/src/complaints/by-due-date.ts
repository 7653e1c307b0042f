import type { OpenComplaint, OpenComplaints } from './open-complaints-query.ts'

const over = ['DONE', 'DONE_LATE']

/** What is due first comes first; cases with nothing due come last, the oldest of them first. */
function byDueDate(one: OpenComplaint, other: OpenComplaint): number {
  const due = ({ clock, receivedOn }: OpenComplaint) =>
    clock && !over.includes(clock.state) ? `0 ${clock.dueOn}` : `1 ${receivedOn ?? ''}`
  return due(one).localeCompare(due(other))
}

const lists = ({ received, acknowledged, inProgress, decided }: OpenComplaints) => [received, acknowledged, inProgress, decided]

/** All cases of an answer that are not over, in the order in which they need somebody. */
export const openByDueDate = (answer: OpenComplaints): OpenComplaint[] =>
  lists(answer)
    .flatMap((list) => list?.nodes ?? [])
    .filter((complaint): complaint is OpenComplaint => complaint !== null)
    .toSorted(byDueDate)

/** Whether there are more than one answer holds. */
export const isCutShort = (answer: OpenComplaints): boolean => lists(answer).some((list) => list?.pageInfo.hasNextPage)

/** Whether a list did not come, so that the rest is not all there is. */
export const isIncomplete = (answer: OpenComplaints): boolean => lists(answer).some((list) => list === null)
