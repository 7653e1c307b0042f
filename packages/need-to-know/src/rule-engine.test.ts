import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { everybody } from './by-role/all-roles.ts'
import { ruleEngine } from './rule-engine.ts'
import { nobody, noResource } from './subject-facts.ts'

const [rule] = everybody
if (rule === undefined) throw new Error('Everybody has a rule')

describe('the rule engine', () => {
  it('is the only caller of CASL', () => {
    const folder = new URL('.', import.meta.url)
    const callers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => /from '@casl|import\('@casl/.test(readFileSync(new URL(file, folder), 'utf8')))
    expect(callers).toEqual(['rule-engine.ts'])
  })

  it('refuses a rule without conditions, which would allow everything', () => {
    expect(() => ruleEngine([{ rule, action: 'read', level: 'person', categories: ['identity'], conditions: [] }])).toThrow(
      'would allow everything',
    )
  })

  it('allows only what a condition explicitly affirms', () => {
    const unclear = {
      says: '',
      otherwise: 'NOT_YOUR_ROLE',
      rows: () => ({ rows: 'none' as const }),
      holds: () => undefined as unknown as boolean,
    } as const
    const permits = ruleEngine([{ rule, action: 'read', level: 'person', categories: ['identity'], conditions: [unclear] }])
    const viewer = {
      kind: 'staff',
      organisation: 'dmws',
      roles: [],
      scopes: [],
      assurance: 1,
      purpose: null,
    } as const
    const subject = { ...nobody('dmws', 'p'), exists: true, excluded: false }
    const resource = noResource
    expect(
      permits('read', {
        level: 'person',
        category: 'identity',
        viewer,
        organisation: 'dmws',
        subject,
        resource,
      }),
    ).toBe(false)
  })
})
