import type { CalendarDate } from '../calendar-date.ts'
import type { DateClock } from '../clock.ts'
import { dueClause, sentence } from '../due-sentence.ts'
import { standing } from '../standing.ts'
import { england, type WorkingCalendar } from '../working-calendar.ts'
import { counted, listed, writtenDate } from '../written-date.ts'
import { countedTime, type CountedTime } from './clarification-pauses.ts'
import { extensionRefusal, type ExtensionRefusal } from './extension-refusal.ts'
import { requestStart, type RequestStart } from './request-start.ts'
import type { RightsRequest } from './rights-request.ts'

export interface RightsRequestClock extends DateClock {
  /** The last day to tell the person of an extension: the first due date, moved by pauses. */
  readonly extensionNoticeBy: CalendarDate
  readonly extended: boolean
}

const oneMonth = 'one month for a rights request, UK GDPR Article 12(3)'
const threeMonths = 'three months for an extended rights request, UK GDPR Article 12(3)'

/**
 * The time for answering a rights request (UK GDPR Articles 12 and 12A; DPPC-40): one month from the start, or three when rightly extended, plus the
 * days paused, moved on to a working day. Clarification pauses requests for access only. A notice of extension that was no good does not count; the
 * explanation says why.
 * @throws InvalidDateError when an answer is dated before its question.
 */
export function rightsRequestClock(
  request: RightsRequest,
  today: CalendarDate,
  calendar: WorkingCalendar = england,
): RightsRequestClock {
  const start = requestStart(request, today, calendar)
  const clarifications = request.right === 'ACCESS' ? (request.clarifications ?? []) : []
  const first = countedTime(start.startsOn, 1, clarifications, today, calendar)
  const notice = request.extension ?? null
  const refusal = notice && extensionRefusal({ notice, noticeBy: first.dueOn, alreadyExtended: false })
  const extended = notice !== null && refusal === null
  const time = extended ? countedTime(start.startsOn, 3, clarifications, today, calendar) : first
  const rule = extended ? threeMonths : oneMonth
  const doneOn = request.answeredOn ?? null
  const waiting = start.awaiting.length > 0
  return {
    rule,
    receivedOn: request.receivedOn,
    startsOn: waiting ? null : start.startsOn,
    dueOn: time.dueOn,
    provisional: doneOn === null && (waiting || time.open),
    pausedDays: time.pausedDays,
    pauses: time.pauses,
    ...standing({ startsOn: start.startsOn, dueOn: time.dueOn, doneOn, held: heldBy(waiting, time), today, calendar }),
    explanation: sentence(
      startClause(request, start),
      pauseClause(request, time),
      extensionClause(request, refusal),
      `${doneOn === null ? condition(waiting, time.open) : ''}${dueClause(rule, time.dueOn, time.unrolled)}`,
    ),
    extensionNoticeBy: first.dueOn,
    extended,
  }
}

function heldBy(waiting: boolean, time: CountedTime): 'WAITING' | 'PAUSED' | null {
  if (waiting) return 'WAITING'
  return time.open ? 'PAUSED' : null
}

function condition(waiting: boolean, open: boolean): string {
  if (waiting) return 'if that came today, '
  return open ? 'if the answer came today, ' : ''
}

function startClause({ receivedOn }: RightsRequest, { startsOn, movedBy, awaiting }: RequestStart): string {
  const arrived = `The request arrived on ${writtenDate(receivedOn)}`
  if (awaiting.length > 0) return `${arrived} and its time starts when we have ${listed(awaiting)}`
  if (movedBy.length > 0) return `${arrived} and its time started on ${writtenDate(startsOn)}, when we had ${listed(movedBy)}`
  return `${arrived} and its time started that day`
}

function pauseClause({ right, clarifications = [] }: RightsRequest, { pauses, pausedDays }: CountedTime): string | null {
  if (clarifications.length > 0 && right !== 'ACCESS') return 'asking what the person seeks does not pause a request of this kind'
  if (clarifications.length > pauses.length && pauses.length === 0)
    return 'a question put outside the time for answering pauses nothing'
  if (pauses.length === 0) return null
  const spans = pauses.map(({ from, through }) =>
    from === through ? writtenDate(from) : `${writtenDate(from)} to ${through ? writtenDate(through) : 'now'}`,
  )
  return `${counted(pausedDays, 'day')} (${listed(spans)}) ${pausedDays === 1 ? 'does' : 'do'} not count, because the person was asked what they are looking for`
}

function extensionClause({ extension }: RightsRequest, refusal: ExtensionRefusal | null): string | null {
  if (!extension) return null
  if (refusal) return `the extension does not count (${refusal.message.replace(/\.$/, '')})`
  const why = extension.ground === 'COMPLEX' ? 'the request is complex' : 'the person made several requests'
  return `the person was told on ${writtenDate(extension.noticeOn)} that it is extended, because ${why}`
}
