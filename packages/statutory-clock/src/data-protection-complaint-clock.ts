import { addDays, type CalendarDate } from './calendar-date.ts'
import type { DateClock } from './clock.ts'
import { dueClause, sentence } from './due-sentence.ts'
import { standing } from './standing.ts'
import { england, roll, type WorkingCalendar } from './working-calendar.ts'
import { writtenDate } from './written-date.ts'

export interface DataProtectionComplaint {
  readonly receivedOn: CalendarDate
  readonly acknowledgedOn?: CalendarDate | null
}

const rule = '30 days to acknowledge a data-protection complaint, Data Protection Act 2018 section 164A'

/** The time for acknowledging a complaint about the use of personal data (in force since 19 June 2026): day 1 is the day after receipt, moved on to a working day. */
export function dataProtectionComplaintClock(
  { receivedOn, acknowledgedOn = null }: DataProtectionComplaint,
  today: CalendarDate,
  calendar: WorkingCalendar = england,
): DateClock {
  const unrolled = addDays(receivedOn, 30)
  const dueOn = roll(unrolled, calendar)
  return {
    rule,
    receivedOn,
    startsOn: receivedOn,
    dueOn,
    provisional: false,
    pausedDays: 0,
    pauses: [],
    ...standing({ startsOn: receivedOn, dueOn, doneOn: acknowledgedOn, held: null, today, calendar }),
    explanation: sentence(
      `The complaint arrived on ${writtenDate(receivedOn)}, and day 1 is the day after`,
      dueClause(rule, dueOn, unrolled),
    ),
  }
}
