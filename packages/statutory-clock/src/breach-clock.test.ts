import { describe, expect, it } from 'vitest'
import { breachClock } from './breach-clock.ts'

const at = (text: string) => new Date(text)

describe('the clock of a breach', () => {
  it('counts 72 real hours over both changes of the clocks [DPPC-66]', () => {
    const spring = breachClock({ awareAt: at('2027-03-27T10:00:00Z') }, at('2027-03-27T10:00:00Z'))
    const autumn = breachClock({ awareAt: at('2027-10-30T10:00:00+01:00') }, at('2027-10-30T10:00:00+01:00'))
    expect(spring.dueOn).toEqual(at('2027-03-30T11:00:00+01:00'))
    expect(autumn.dueOn).toEqual(at('2027-11-02T09:00:00Z'))
    expect(spring.explanation).toBe(
      'We became aware at 10:00 on 27 March 2027; by the rule "72 hours to report a breach to the Commissioner, UK GDPR Article 33(1)" it is due by 11:00 on 30 March 2027, London time.',
    )
  })

  it('is not moved on from Christmas to a working day [DPPC-66]', () => {
    expect(breachClock({ awareAt: at('2026-12-22T15:00:00Z') }, at('2026-12-22T15:00:00Z')).dueOn).toEqual(
      at('2026-12-25T15:00:00Z'),
    )
  })

  it('says how it stands at each time', () => {
    const awareAt = at('2026-12-01T12:00:00Z')
    const seen = (now: string, reportedAt?: string) => {
      const { state, remaining } = breachClock({ awareAt, reportedAt: reportedAt ? at(reportedAt) : null }, at(now))
      return [state, remaining]
    }
    expect(seen('2026-12-01T12:00:00Z')).toEqual(['ON_TIME', '72 hours left'])
    expect(seen('2026-12-03T12:00:00Z')).toEqual(['DUE_SOON', '24 hours left'])
    expect(seen('2026-12-04T11:30:00Z')).toEqual(['DUE_SOON', 'less than an hour left'])
    expect(seen('2026-12-04T12:00:00Z')).toEqual(['DUE_SOON', 'less than an hour left'])
    expect(seen('2026-12-04T12:00:01Z')).toEqual(['OVERDUE', 'less than an hour late'])
    expect(seen('2026-12-05T13:00:00Z')).toEqual(['OVERDUE', '25 hours late'])
    expect(seen('2026-12-05T13:00:00Z', '2026-12-04T12:00:00Z')).toEqual(['DONE', null])
    expect(seen('2026-12-05T13:00:00Z', '2026-12-04T12:00:01Z')).toEqual(['DONE_LATE', null])
  })
})
