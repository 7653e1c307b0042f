import { describe, expect, it } from 'vitest'
import { freshBytes } from './fresh-bytes.ts'

describe('fresh bytes', () => {
  it('are as many as asked for, and never the same twice, over many pools', () => {
    const taken = Array.from({ length: 5_000 }, () => freshBytes(12).toString('hex'))
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken.every((bytes) => bytes.length === 24)).toBe(true)
  })

  it('are not changed by those who are given others', () => {
    const first = freshBytes(16)
    const before = first.toString('hex')
    freshBytes(16).fill(0)
    expect(first.toString('hex')).toBe(before)
  })
})
