import { describe, expect, it } from 'vitest'
import { readGrant, type GrantDraft } from './grant-draft.ts'

const day = { day: '10', month: '1', year: '2026' }
const none = { day: '', month: '', year: '' }
const advocate: GrantDraft = {
  kind: 'advocate',
  ground: '',
  name: ' Pat Quill ',
  username: '',
  evidence: 'Letter signed by the person',
  givenOn: day,
  lastDay: { ...day, year: '2030' },
  scopes: ['identity'],
  courtOrderLifted: [],
}

describe('authority as it is typed', () => {
  it('is sent with what was filled in and nothing else', () => {
    expect(readGrant(advocate)).toEqual({
      errors: [],
      authority: {
        kind: 'advocate',
        name: 'Pat Quill',
        evidence: 'Letter signed by the person',
        givenOn: '2026-01-10',
        lastDay: '2030-01-10',
        scopes: ['identity'],
      },
    })
  })

  it('has a ground for parents only', () => {
    const ground = 'best-interests'
    expect(readGrant({ ...advocate, ground }).authority).not.toHaveProperty('ground')
    expect(readGrant({ ...advocate, kind: 'parent', ground }).authority).toMatchObject({ ground })
    expect(readGrant({ ...advocate, kind: 'parent' }).errors.map(({ field }) => field)).toEqual(['ground'])
  })

  it('lacks everything when nothing is filled in', () => {
    const nothing = { ...advocate, kind: '', name: ' ', evidence: '', givenOn: none, lastDay: none, scopes: [] }
    expect(readGrant(nothing).errors.map(({ field }) => field)).toEqual(['kind', 'name', 'evidence', 'givenOn', 'scopes'])
  })
})
