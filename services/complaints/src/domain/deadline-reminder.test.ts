import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@candour/statutory-clock'
import { day, decided, inProgress, procedure, received, today } from './case.fixture.ts'
import { clocksOf } from './case-clock.ts'
import { presentStage } from './case-file.ts'
import { remindersDue } from './deadline-reminder.ts'

describe('a reminder', () => {
  it('is due when a deadline comes near, and when it is over', () => {
    expect(remindersDue(inProgress, procedure, day('2026-12-02'))).toEqual([])
    expect(remindersDue(inProgress, procedure, day('2026-12-03'))).toEqual([
      { step: 'REPLY', kind: 'DUE_SOON', dueOn: '2026-12-07' },
    ])
    expect(remindersDue(inProgress, procedure, day('2026-12-07'))).toMatchObject([{ kind: 'DUE_SOON' }])
    expect(remindersDue(inProgress, procedure, day('2026-12-08'))).toMatchObject([{ kind: 'OVERDUE' }])
  })

  it('is for each step that is to be done, and for none that is', () => {
    expect(remindersDue(received, procedure, day('2026-12-31')).map(({ step }) => step)).toEqual(['ACKNOWLEDGE', 'REPLY'])
    expect(remindersDue(inProgress, procedure, day('2026-12-31')).map(({ step }) => step)).toEqual(['REPLY'])
  })

  it('is nobody’s once the case is decided or over, nor without a procedure', () => {
    const later = day('2027-06-01')
    for (const state of ['DECIDED', 'CLOSED', 'WITHDRAWN'] as const)
      expect(remindersDue({ ...decided, state }, procedure, later)).toEqual([])
    expect(remindersDue(inProgress, null, later)).toEqual([])
  })

  it('says of every day what the clocks say: near, over, or nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.constantFrom(received, inProgress), (days, file) => {
        const on = addDays(today, days)
        const kinds = Object.fromEntries(remindersDue(file, procedure, on).map(({ step, kind }) => [step, kind]))
        for (const { step, dueOn, state } of clocksOf(procedure, presentStage(file), null, on)) {
          if (on > dueOn && state !== 'DONE') expect(kinds[step]).toBe('OVERDUE')
          else expect(kinds[step] ?? 'NOTHING').toBe(state === 'DUE_SOON' ? 'DUE_SOON' : 'NOTHING')
        }
      }),
    )
  })
})
