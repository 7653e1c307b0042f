import { describe, expect, it } from 'vitest'
import { labelsOf } from './labels.ts'

describe('notes and documents', () => {
  it('whose author says nothing are taken to hold the most restricted matter of their template', () => {
    expect(labelsOf(undefined)).toEqual(['support.notes', 'special.health.physical', 'special.health.mental'])
  })

  it('are support notes whatever else they hold', () => {
    expect(labelsOf([])).toEqual(['support.notes'])
    expect(labelsOf(['risk'])).toEqual(['risk', 'support.notes'])
  })

  it('cannot be labelled as nothing personal, or with a label that does not exist', () => {
    for (const label of ['reference', 'structural', 'special', '**']) expect(labelsOf([label])).toBeNull()
  })
})
