import { describe, expect, it } from 'vitest'
import { longestReason, readReason } from './prose.ts'

describe('a reason', () => {
  it('is kept without the space around it, and missed only where it is asked for', () => {
    expect(readReason(' because\r\nof it ', { required: true })).toBe('because\nof it')
    expect(readReason(' ', { required: false })).toBe(null)
    expect(readReason(' ', { required: true })).toMatchObject({ refused: 'REASON_MISSING' })
  })

  it('is text, and no longer than can be kept', () => {
    expect(readReason('a\u0007b', { required: true })).toMatchObject({ refused: 'NOT_TEXT' })
    expect(readReason('x'.repeat(longestReason + 1), { required: true })).toMatchObject({ refused: 'TOO_LONG' })
  })
})
