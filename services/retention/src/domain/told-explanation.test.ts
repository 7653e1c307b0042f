import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '@candour/statutory-clock'
import { toldCategories, toldExplanation } from './told-explanation.ts'

const police = { rule: 'hold', date: null, because: 'held for the police until it is lifted', facts: [], tells: [] }
const complaint = {
  rule: 'hold',
  date: null,
  because: 'held for an open complaint until it is lifted',
  facts: [],
  tells: ['complaint.matter'],
} as const
const kept = { rule: 'DMWS7', date: null, because: 'the case is open', facts: [], tells: ['identity'] } as const
const held = (...considered: (typeof police | typeof complaint | typeof kept)[]) => {
  const holds = considered.filter(({ rule }) => rule === 'hold')
  return {
    disposeFrom: null,
    decidedBy: 'hold',
    text: `No date: ${holds.map(({ because }) => because).join('; ')}.`,
    textTells: [...new Set(holds.flatMap(({ tells }) => [...tells]))],
    considered,
  }
}

describe('why a record is kept', () => {
  it('is told whole to whoever may read every fact it names', () => {
    const whole = held(police, complaint, kept)
    expect(toldExplanation(whole, new Set(toldCategories(whole)))).toEqual({ text: whole.text, considered: whole.considered })
  })

  it('is told to everybody else as if the facts that they may not read were not there', () => {
    expect(toldExplanation(held(police, complaint, kept), new Set(['identity']))).toEqual(
      toldExplanation(held(police, kept), new Set(['identity'])),
    )
  })

  it('is never told in the words of what may not be read, whichever part that is', () => {
    fc.assert(
      fc.property(
        fc.subarray([police, complaint, kept], { minLength: 1 }),
        fc.subarray(['identity', 'complaint.matter']),
        (parts, may) => {
          const readable = new Set(may as ('identity' | 'complaint.matter')[])
          const told = JSON.stringify(toldExplanation(held(...parts), readable))
          for (const { because, tells } of parts) {
            if (!tells.every((category) => readable.has(category))) expect(told).not.toContain(because)
          }
        },
      ),
    )
  })

  it('names the day, which is theirs to know, where everything that decides it is hidden', () => {
    const disposeFrom = calendarDate('2034-02-01')
    expect(toldExplanation({ ...held(complaint), disposeFrom }, new Set()).text).toBe(
      'Dispose from 1 February 2034: what decides it is not shown to you.',
    )
  })
})
