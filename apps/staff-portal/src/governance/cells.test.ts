import { describe, expect, it } from 'vitest'
import { cellOf, selected, valuesOf } from './cells.ts'
import type { MatrixRule } from './matrix-query.ts'

const rule = (more: Partial<MatrixRule>): MatrixRule => ({
  role: 'support-worker',
  action: 'read',
  categories: ['identity', 'contact'],
  relationship: 'assigned worker',
  purposes: ['care'],
  secondFactor: false,
  consents: [],
  withWorkItem: [],
  ...more,
})

describe('the picture of who may see what', () => {
  const rules = [
    rule({}),
    rule({ categories: ['special.health.mental'], secondFactor: true, consents: ['health-information'] }),
    rule({ role: 'team-manager', relationship: 'team manager', purposes: ['care', 'safeguarding'] }),
    rule({ action: 'update', categories: ['contact'] }),
  ]

  it('says no where no rule speaks', () => {
    expect(cellOf(rules, 'administrator', 'identity')).toEqual({ reach: 'no', says: [] })
    expect(cellOf(rules, 'support-worker', 'special.religion').reach).toBe('no')
  })

  it('tells apart what needs more than the relationship, and says what', () => {
    expect(cellOf(rules, 'support-worker', 'identity')).toEqual({ reach: 'yes', says: ['assigned worker', ...[]] })
    expect(cellOf(rules, 'support-worker', 'special.health.mental')).toEqual({
      reach: 'limited',
      says: ['assigned worker, signed in with a second factor, with consent'],
    })
  })

  it('is narrowed by action, purpose and relationship', () => {
    expect(selected(rules, { action: 'read', purpose: 'safeguarding', relationship: '' })).toEqual([rules[2]])
    expect(selected(rules, { action: 'read', purpose: '', relationship: 'assigned worker' })).toEqual(rules.slice(0, 2))
    expect(selected(rules, { action: 'update', purpose: '', relationship: '' })).toEqual([rules[3]])
    expect(valuesOf(rules, ({ purposes }) => purposes)).toEqual(['care', 'safeguarding'])
  })
})
