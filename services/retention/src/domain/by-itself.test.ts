import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDate, type CalendarDate } from '@candour/statutory-clock'
import { nightStep } from './by-itself.ts'

const day = calendarDate('2034-02-01')

/** What the nights do with a proposal over which nobody decides: the days on which it was told of, and the one on which it ran. */
function nights(days: number, dueOn: (night: number) => boolean, count: number) {
  let runsOn: CalendarDate | null = null
  let remindedOn: CalendarDate | null = null
  const told: { on: CalendarDate; runsOn: CalendarDate }[] = []
  for (let night = 0; night < count; night++) {
    const today = addDays(day, night)
    const step = nightStep({ due: dueOn(night), runsOn, remindedOn }, today)
    if (step === 'run') return { told, ranOn: today }
    if (step === 'stop') runsOn = remindedOn = null
    if (step === 'begin') runsOn = addDays(today, days)
    if (step === 'begin' || step === 'remind') {
      remindedOn = today
      told.push({ on: today, runsOn: runsOn! })
    }
  }
  return { told, ranOn: null }
}

describe('a disposal that nobody decides', () => {
  it('is told of with its day, once more a week before, and runs on that day [DMWS-12]', () => {
    expect(nights(30, () => true, 60)).toEqual({
      told: [
        { on: '2034-02-01', runsOn: '2034-03-03' },
        { on: '2034-02-24', runsOn: '2034-03-03' },
      ],
      ranOn: '2034-03-03',
    })
    expect(nights(5, () => true, 60).told).toHaveLength(1)
  })

  it('never runs but on the day that was told, all its days after it was told first, with its record due on every night between [DMWS-12]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (days, due) => {
        const { told, ranOn } = nights(days, (night) => due[night]! || night > 50, 100)
        expect(told.at(-1)?.runsOn).toBe(ranOn)
        const begun = told.find(({ runsOn }) => runsOn === ranOn)
        expect(addDays(begun!.on, days)).toBe(ranOn)
        for (let on = begun!.on; on < ranOn!; on = addDays(on, 1)) {
          const night = Math.round((Date.parse(on) - Date.parse(day)) / 86_400_000)
          expect(due[night]! || night > 50).toBe(true)
        }
      }),
    )
  })
})
