import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ruleEngine } from './rule-engine.ts'

describe('the rule engine', () => {
  it('is the only caller of CASL', () => {
    const folder = new URL('.', import.meta.url)
    const callers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => /from '@casl|import\('@casl/.test(readFileSync(new URL(file, folder), 'utf8')))
    expect(callers).toEqual(['rule-engine.ts'])
  })

  it('refuses a rule without conditions, which would allow everything', () => {
    expect(() => ruleEngine([{ action: 'read', level: 'person', categories: ['identity'], conditions: [] }])).toThrow(
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
    const permits = ruleEngine([{ action: 'read', level: 'person', categories: ['identity'], conditions: [unclear] }])
    const viewer = { kind: 'staff', organisation: 'dmws', roles: [], scopes: [], assurance: 1, purpose: null } as const
    const subject = {
      subjectId: 'p',
      organisation: 'dmws',
      exists: true,
      relationships: new Set<never>(),
      excluded: false,
      consents: new Set<string>(),
    }
    expect(permits('read', { level: 'person', category: 'identity', viewer, organisation: 'dmws', subject })).toBe(false)
  })
})
