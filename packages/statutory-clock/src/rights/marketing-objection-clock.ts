import type { CalendarDate } from '../calendar-date.ts'
import type { DateClock } from '../clock.ts'
import { dueClause, sentence } from '../due-sentence.ts'
import { standing } from '../standing.ts'
import { england, type WorkingCalendar } from '../working-calendar.ts'
import { writtenDate } from '../written-date.ts'

export interface MarketingObjection {
  readonly receivedOn: CalendarDate
  readonly stoppedOn?: CalendarDate | null
}

const rule = 'marketing stops at once, UK GDPR Article 21(3)'

/** An objection to marketing is absolute: nothing starts, pauses or extends it, and it is due the day it arrives (DMR-68). */
export function marketingObjectionClock(
  { receivedOn, stoppedOn = null }: MarketingObjection,
  today: CalendarDate,
  calendar: WorkingCalendar = england,
): DateClock {
  return {
    rule,
    receivedOn,
    startsOn: receivedOn,
    dueOn: receivedOn,
    provisional: false,
    pausedDays: 0,
    pauses: [],
    ...standing({ startsOn: receivedOn, dueOn: receivedOn, doneOn: stoppedOn, held: null, today, calendar }),
    explanation: sentence(`The objection arrived on ${writtenDate(receivedOn)}`, dueClause(rule, receivedOn)),
  }
}
