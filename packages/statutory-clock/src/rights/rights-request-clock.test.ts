import { describe, expect, it } from 'vitest'
import { calendarDate, InvalidDateError } from '../calendar-date.ts'
import { extensionRefusal } from './extension-refusal.ts'
import { marketingObjectionClock } from './marketing-objection-clock.ts'
import { rightsRequestClock } from './rights-request-clock.ts'
import type { RightsRequest } from './rights-request.ts'

const on = calendarDate
const clock = (request: Partial<RightsRequest>, today = '2026-11-02') =>
  rightsRequestClock({ right: 'ACCESS', receivedOn: on('2026-11-02'), ...request }, on(today))

describe('the clock of a rights request', () => {
  it('counts from the actual day of receipt, also a Saturday, and explains itself [DPPC-40]', () => {
    expect(clock({ receivedOn: on('2026-11-21') }).explanation).toBe(
      'The request arrived on 21 November 2026 and its time started that day; by the rule "one month for a rights request, UK GDPR Article 12(3)" it is due by 21 December 2026.',
    )
  })

  it('says what moved its due date on to a working day', () => {
    expect(clock({ receivedOn: on('2026-11-25') }).explanation).toContain(
      'due by 29 December 2026, the first working day after 25 December 2026',
    )
  })

  it('starts with the last thing it waited for, and waits without being overdue until then', () => {
    const asked = { askedOn: on('2026-11-03') }
    const waiting = clock(
      { identity: { ...asked, receivedOn: null }, fee: { ...asked, receivedOn: on('2026-11-06') } },
      '2027-03-01',
    )
    expect(waiting).toMatchObject({ state: 'WAITING', startsOn: null, dueOn: '2027-04-01', provisional: true, remaining: null })
    expect(waiting.explanation).toContain('its time starts when we have proof of identity; if that came today')
    const started = clock({
      identity: { ...asked, receivedOn: on('2026-11-10') },
      authority: { ...asked, receivedOn: on('2026-11-10') },
    })
    expect(started).toMatchObject({ startsOn: '2026-11-10', dueOn: '2026-12-10', provisional: false })
    expect(started.explanation).toContain('started on 10 November 2026, when we had proof of identity and proof of authority')
  })

  it('cannot be saved by asking for identity or clarification after the answer was due [DPPC-40]', () => {
    const late = { askedOn: on('2026-12-03') }
    const seen = clock({ identity: { ...late, receivedOn: null }, clarifications: [{ ...late, answeredOn: null }] }, '2026-12-04')
    expect(seen).toMatchObject({ state: 'OVERDUE', dueOn: '2026-12-02', pausedDays: 0, remaining: '2 working days late' })
    expect(seen.explanation).toContain('a question put outside the time for answering pauses nothing')
  })

  it('pauses from the day asked through the day answered, and counts no day twice', () => {
    const twice = [
      { askedOn: on('2026-11-05'), answeredOn: on('2026-11-12') },
      { askedOn: on('2026-11-10'), answeredOn: on('2026-11-13') },
    ]
    const seen = clock({ clarifications: twice })
    expect(seen).toMatchObject({ pausedDays: 9, dueOn: '2026-12-11', extensionNoticeBy: '2026-12-11' })
    expect(seen.explanation).toContain(
      '9 days (5 November 2026 to 12 November 2026 and 13 November 2026) do not count, because the person was asked what they are looking for',
    )
  })

  it('stands still while the person has not answered', () => {
    const seen = clock({ clarifications: [{ askedOn: on('2026-11-05'), answeredOn: null }] }, '2026-11-30')
    expect(seen).toMatchObject({ state: 'PAUSED', pausedDays: 26, dueOn: '2026-12-29', provisional: true })
    expect(seen.explanation).toContain('if the answer came today, by the rule')
  })

  it('does not pause for anything but access', () => {
    const seen = clock({ right: 'ERASURE', clarifications: [{ askedOn: on('2026-11-05'), answeredOn: on('2026-11-12') }] })
    expect(seen).toMatchObject({ pausedDays: 0, dueOn: '2026-12-02' })
    expect(seen.explanation).toContain('asking what the person seeks does not pause a request of this kind')
  })

  it('is extended only by a notice on a ground of the law, with reasons, in time and once [DPPC-41] [DPPC-42]', () => {
    const notice = { noticeOn: on('2026-12-02'), ground: 'COMPLEX', reasons: 'Three archives.' } as const
    expect(clock({ extension: notice })).toMatchObject({ extended: true, dueOn: '2027-02-02', extensionNoticeBy: '2026-12-02' })
    const late = clock({ extension: { ...notice, noticeOn: on('2026-12-03') } })
    expect(late).toMatchObject({ extended: false, dueOn: '2026-12-02' })
    expect(late.explanation).toContain('the extension does not count (The person had to be told by 2 December 2026')
    const asked = { notice, noticeBy: on('2026-12-02'), alreadyExtended: false }
    expect(extensionRefusal(asked)).toBeNull()
    expect(extensionRefusal({ ...asked, alreadyExtended: true })?.code).toBe('ALREADY_EXTENDED')
    expect(extensionRefusal({ ...asked, notice: { ...notice, ground: 'BUSY' } })?.code).toBe('NO_GROUND')
    expect(extensionRefusal({ ...asked, notice: { ...notice, reasons: ' ' } })?.code).toBe('NO_REASONS')
    expect(extensionRefusal({ ...asked, noticeBy: on('2026-12-01') })?.code).toBe('TOO_LATE')
  })

  it('is on time, due soon, overdue, and done in time or late', () => {
    const seen = (today: string, answeredOn: string | null = null) => {
      const { state, remaining } = clock({ answeredOn: answeredOn === null ? null : on(answeredOn) }, today)
      return [state, remaining]
    }
    expect(seen('2026-11-24')).toEqual(['ON_TIME', '6 working days left'])
    expect(seen('2026-11-25')).toEqual(['DUE_SOON', '5 working days left'])
    expect(seen('2026-12-02')).toEqual(['DUE_SOON', 'due today'])
    expect(seen('2026-12-03')).toEqual(['OVERDUE', '1 working day late'])
    expect(seen('2026-12-05', '2026-12-02')).toEqual(['DONE', null])
    expect(seen('2026-12-05', '2026-12-03')).toEqual(['DONE_LATE', null])
  })

  it('refuses an answer dated before its question', () => {
    expect(() => clock({ clarifications: [{ askedOn: on('2026-11-05'), answeredOn: on('2026-11-04') }] })).toThrow(
      InvalidDateError,
    )
  })

  it('gives an objection to marketing no time at all', () => {
    const seen = marketingObjectionClock({ receivedOn: on('2026-12-25') }, on('2026-12-25'))
    expect(seen).toMatchObject({ dueOn: '2026-12-25', state: 'DUE_SOON', remaining: 'due today' })
    expect(marketingObjectionClock({ receivedOn: on('2026-12-25') }, on('2026-12-29')).state).toBe('OVERDUE')
  })
})
