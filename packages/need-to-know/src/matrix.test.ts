import { describe, expect, it } from 'vitest'
import { matrix } from './matrix.ts'
import { roleNames } from './viewer.ts'

const profile = {
  id: 'dmws',
  roles: roleNames,
  consentGates: [
    { item: 'health-information', categories: ['special.health.**'], purposes: ['care'], relationships: ['assigned-worker'] },
    { item: 'share-partner-agency', categories: ['**'], purposes: ['care'], relationships: ['referral-recipient'] },
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
    expect(row('team-manager', 'special.health.**')?.consent).toEqual([])
    expect(row('integrator', 'identity')?.consent).toEqual(['share-partner-agency'])
    expect(row('data-protection-officer', 'special.**')?.consent).toEqual([])
    expect(row('everybody', 'reference')?.consent).toEqual([])
  })

  it('leaves out roles that are switched off', () => {
    const roles = new Set(matrix({ ...profile, roles: ['service-user'] }).map(({ role }) => role))
    expect([...roles]).toEqual(['service-user', 'everybody'])
  })
})
