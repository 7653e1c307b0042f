import { describe, expect, it } from 'vitest'
import { isLate } from './note.ts'

describe('notes', () => {
  it('entered more than a day after the contact are late [DMWS-05]', () => {
    const visit = new Date('2026-11-20T10:00:00Z')
    expect(isLate(visit, new Date('2026-11-21T10:00:00Z'))).toBe(false)
    expect(isLate(visit, new Date('2026-11-21T10:00:00.001Z'))).toBe(true)
  })
})
