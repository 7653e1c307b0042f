import { describe, expect, it } from 'vitest'
import { foundingProfiles } from '@candour/organisations'
import { readRecordKinds } from './record-kinds.ts'

const profile = (id: string) => foundingProfiles().find((candidate) => candidate.id === id)!

describe('the kinds of record of a registration', () => {
  it('are those the service keeps, where the schedule leaves no choice', () => {
    expect(readRecordKinds(undefined, profile('dmws'), 'hospital-visits')).toEqual(['welfare-case'])
    expect(readRecordKinds([], profile('dmr'), 'residential-care')).toEqual(['residential-care'])
    expect(readRecordKinds(null, profile('bct'), 'customer-relations')).toEqual([])
  })

  it('can be named, once each, as far as the schedule knows them', () => {
    const named = ['child-in-care', 'child-protection', 'child-in-care']
    expect(readRecordKinds(named, profile('bct'), 'customer-relations')).toEqual(['child-in-care', 'child-protection'])
    expect(readRecordKinds(['welfare-case'], profile('bct'), 'customer-relations')).toBeNull()
  })
})
