import { describe, expect, it } from 'vitest'
import { categoriesOfNote, isLate } from './note.ts'

describe('notes', () => {
  it('entered more than a day after the contact are late [DMWS-05]', () => {
    const visit = new Date('2026-11-20T10:00:00Z')
    expect(isLate(visit, new Date('2026-11-21T10:00:00Z'))).toBe(false)
    expect(isLate(visit, new Date('2026-11-21T10:00:00.001Z'))).toBe(true)
  })

  it('whose author says nothing are taken to hold the most restricted matter of their template', () => {
    expect(categoriesOfNote(undefined)).toEqual(['support.notes', 'special.health.physical', 'special.health.mental'])
  })

  it('are support notes whatever else they hold', () => {
    expect(categoriesOfNote([])).toEqual(['support.notes'])
    expect(categoriesOfNote(['risk'])).toEqual(['risk', 'support.notes'])
  })

  it('cannot be labelled as nothing personal, or with a label that does not exist', () => {
    for (const label of ['reference', 'structural', 'special', '**']) expect(categoriesOfNote([label])).toBeNull()
  })
})
