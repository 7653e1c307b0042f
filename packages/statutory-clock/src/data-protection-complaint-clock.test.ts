import { expect, it } from 'vitest'
import { calendarDate } from './calendar-date.ts'
import { dataProtectionComplaintClock } from './data-protection-complaint-clock.ts'

it('acknowledges a data-protection complaint within 30 days, moved on over a weekend and a bank holiday', () => {
  const clock = dataProtectionComplaintClock({ receivedOn: calendarDate('2026-11-27') }, calendarDate('2026-12-21'))
  expect(clock).toMatchObject({
    startsOn: '2026-11-27',
    dueOn: '2026-12-29',
    state: 'DUE_SOON',
    remaining: '4 working days left',
  })
  expect(clock.explanation).toBe(
    'The complaint arrived on 27 November 2026, and day 1 is the day after; by the rule "30 days to acknowledge a data-protection complaint, Data Protection Act 2018 section 164A" it is due by 29 December 2026, the first working day after 27 December 2026.',
  )
})
