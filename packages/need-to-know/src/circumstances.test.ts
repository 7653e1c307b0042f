import { describe, expect, it } from 'vitest'
import { circumstancesOf } from './circumstances.ts'
import { nobody } from './subject-facts.ts'

const viewer = {
  kind: 'staff',
  organisation: 'dmws',
  roles: [],
  scopes: ['**'],
  assurance: 1,
  purpose: null,
} as const
const ref = { resource: 'ServiceUser', id: 'p1', organisation: 'dmws', subjectId: 'p1' }
const facts = nobody('dmws', 'p1')

describe('the circumstances of a decision', () => {
  it('are complete, also when nobody in particular is concerned', () => {
    const organisational = circumstancesOf(viewer, { ...ref, subjectId: null }, 'staff', null)
    expect(organisational?.level).toBe('organisation')
    expect(organisational?.subject).toMatchObject({
      exists: false,
      excluded: true,
      restricted: true,
    })
    expect(circumstancesOf(viewer, ref, 'identity', facts)?.level).toBe('person')
  })

  it('do not exist for a reference to nobody, whosever facts come with it', () => {
    for (const subjectId of ['', undefined, 7] as string[]) {
      expect(circumstancesOf(viewer, { ...ref, subjectId }, 'identity', { ...facts, subjectId })).toBeNull()
    }
  })

  it('do not exist for what only the schema gives, so that it is never decided', () => {
    expect(circumstancesOf(viewer, ref, 'structural', facts)).toBeNull()
  })
})
