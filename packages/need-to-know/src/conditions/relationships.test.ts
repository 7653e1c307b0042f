import { describe, expect, it } from 'vitest'
import { nobody, noResource } from '../subject-facts.ts'
import { ofAnyone, ofTheOrganisation } from './relationships.ts'

const viewer = { kind: 'staff', organisation: 'dmws', roles: [], scopes: ['**'], assurance: 1, purpose: null } as const
const about = (level: 'person' | 'organisation') =>
  ({
    level,
    category: 'staff',
    viewer,
    organisation: 'dmws',
    subject: nobody('dmws', 'p1'),
    resource: noResource,
  }) as const

describe('the standing of a rule', () => {
  it('keeps data of the organisation and data of a person apart', () => {
    expect([ofTheOrganisation.holds(about('organisation')), ofTheOrganisation.holds(about('person'))]).toEqual([true, false])
    expect([ofAnyone.holds(about('organisation')), ofAnyone.holds(about('person'))]).toEqual([false, true])
  })
})
