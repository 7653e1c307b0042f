import { expect, it } from 'vitest'
import { isCutShort, isIncomplete, openByDueDate } from './by-due-date.ts'
import type { OpenComplaint, OpenComplaints } from './open-complaints-query.ts'

const clock = {
  receivedOn: '2027-01-01',
  startsOn: null,
  dueOn: '2027-02-01',
  provisional: false,
  pausedDays: 0,
  rule: '',
  remaining: null,
  explanation: '',
} as const
const complaint = (id: string, due: string | null, state: 'ON_TIME' | 'OVERDUE' | 'DONE' = 'ON_TIME'): OpenComplaint => ({
  id,
  reference: null,
  kind: 'COMPLAINT',
  state: 'RECEIVED',
  receivedOn: '2027-01-01',
  handler: null,
  category: null,
  deadlineFor: null,
  clock: due ? { ...clock, dueOn: due, state } : null,
  serviceUser: null,
})
const list = (nodes: OpenComplaint[], hasNextPage = false) => ({ nodes, pageInfo: { hasNextPage } })
const answer: OpenComplaints = {
  received: list([complaint('late', '2027-03-01'), complaint('answered', '2027-01-05', 'DONE')]),
  acknowledged: list([]),
  inProgress: list([complaint('none', null), complaint('overdue', '2027-01-10', 'OVERDUE')]),
  decided: list([]),
}

it('puts what is due first at the top and what owes nothing at the end', () => {
  const ids = openByDueDate(answer).map(({ id }) => id)
  expect(ids.slice(0, 2)).toEqual(['overdue', 'late'])
  expect(ids.slice(2).toSorted()).toEqual(['answered', 'none'])
})

it('knows when it does not show everything', () => {
  expect(isCutShort(answer)).toBe(false)
  expect(isCutShort({ ...answer, decided: list([], true) })).toBe(true)
  expect(isIncomplete(answer)).toBe(false)
  expect(isIncomplete({ ...answer, received: null })).toBe(true)
})
