import { describe, expect, it } from 'vitest'
import { manualClock } from './clock.ts'
import { newId } from './new-id.ts'

describe('new identifiers', () => {
  it('are UUIDs of version 7 that carry the time of the clock', () => {
    const id = newId(manualClock('2026-11-22T09:00:00.123Z'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Date(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString()).toBe('2026-11-22T09:00:00.123Z')
  })

  it('sort in the order in which they were made, within a millisecond and beyond', () => {
    const clock = manualClock('2026-11-22T09:00:00Z')
    const ids = Array.from({ length: 1000 }, () => newId(clock))
    clock.advance(1)
    ids.push(newId(clock))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
