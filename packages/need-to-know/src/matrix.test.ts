import { describe, expect, it } from 'vitest'
import { matrix } from './matrix.ts'
import { roleNames } from './viewer.ts'

const profile = {
  id: 'dmws',
  roles: roleNames,
  consentGates: [
    {
      item: 'health-information',
      categories: ['special.health.**'],
      purposes: ['care'],
      relationships: ['assigned-worker'],
    },
    {
      item: 'share-partner-agency',
      categories: ['**'],
      purposes: ['care'],
      relationships: ['referral-recipient'],
    },
  ],
} as const

describe('the matrix', () => {
  it('shows the whole policy as grouped rows', () => {
    const lines = matrix(profile).map(({ role, action, category, relationship, purposes, assurance, consent }) =>
      [role, action, category, relationship, String(purposes), assurance, consent.join(' ')].join(' | '),
    )
    expect(lines.join('\n')).toMatchSnapshot()
  })

  it('names the consent a row needs', () => {
    const row = (role: string, category: string) =>
      matrix(profile).find((each) => each.role === role && each.category === category)
    expect(row('support-worker', 'special.health.**')?.consent).toEqual(['health-information'])
    // no gate names managers, but in an emergency they read as an assigned worker would
    expect(row('team-manager', 'special.health.**')?.consent).toEqual(['health-information'])
    expect(row('team-manager', 'identity')?.consent).toEqual([])
    expect(row('integrator', 'identity')?.consent).toEqual(['share-partner-agency'])
    expect(row('data-protection-officer', 'special.**')?.consent).toEqual([])
    expect(row('everybody', 'reference')?.consent).toEqual([])
  })

  it('names the purposes that count only with a work item', () => {
    const items = (role: string, action: string, category: string) =>
      matrix(profile).find((each) => each.role === role && each.action === action && each.category === category)?.workItem
    expect(items('records-officer', 'read', 'retention')).toEqual(['retention-review'])
    expect(items('records-officer', 'read', 'identity')).toEqual([])
    expect(items('records-officer', 'create', 'retention')).toEqual([])
    expect(items('finance-officer', 'read', 'financial')).toEqual([])
    expect(items('inspector', 'read', 'support.plan')).toEqual(['inspection'])
  })

  it('leaves out what the organisation keeps from a role, for the purposes it keeps it for', () => {
    const withheld = [
      { roles: ['support-worker'], categories: ['support.notes'], purposes: [] },
      { roles: ['support-worker'], categories: ['special.health.mental'], purposes: ['safeguarding'] },
    ] as const
    const rows = (of: string) =>
      matrix({ ...profile, withheld })
        .filter(({ role, action, category }) => role === 'support-worker' && action === 'read' && category.startsWith(of))
        .map(({ category, relationship, purposes }) => `${category}, ${relationship}: ${String(purposes)}`)
    expect(rows('support.')).toEqual([
      'support.plan, assigned worker or break-glass: care,safeguarding',
      'support.outcomes, assigned worker or break-glass: care,safeguarding',
      'support.plan, team: care',
    ])
    expect(rows('special.')).toEqual([
      'special.health.physical, assigned worker or break-glass: care,safeguarding',
      'special.health.mental, assigned worker or break-glass: care',
      'special.health.sexual, assigned worker or break-glass: care,safeguarding',
    ])
    const ofOthers = (narrowed: boolean) =>
      matrix(narrowed ? { ...profile, withheld } : profile).filter(({ role }) => role !== 'support-worker')
    expect(ofOthers(true)).toEqual(ofOthers(false))
  })

  it('leaves out roles that are switched off', () => {
    const roles = new Set(matrix({ ...profile, roles: ['service-user'] }).map(({ role }) => role))
    expect([...roles]).toEqual(['service-user', 'everybody'])
  })
})
