import { describe, expect, it } from 'vitest'
import { readHold, readReason } from './hold.ts'

const today = '2027-02-01'
const kind = 'INQUIRY' as const

describe('a hold', () => {
  it('needs a reason of words, to be placed and to be lifted', () => {
    expect(readHold({ kind, reason: '  Public inquiry,\r\nletter of 3 May  ' }, today)).toEqual({
      hold: { kind, reason: 'Public inquiry,\nletter of 3 May', untilOn: null },
    })
    for (const reason of ['', '   ', '…', 'x'.repeat(2_001), 'nul \u0000']) {
      expect(readHold({ kind, reason }, today)).toMatchObject({ problems: [{ code: 'REASON_REQUIRED', path: ['reason'] }] })
      expect(readReason(reason)).toMatchObject({ problems: [{ code: 'REASON_REQUIRED' }] })
    }
  })

  it('may end by itself, today at the earliest', () => {
    expect(readHold({ kind, reason: 'Inquiry', until: today }, today)).toMatchObject({ hold: { untilOn: today } })
    expect(readHold({ kind, reason: 'Inquiry', until: '2027-01-31' }, today)).toMatchObject({ problems: [{ path: ['until'] }] })
  })
})
