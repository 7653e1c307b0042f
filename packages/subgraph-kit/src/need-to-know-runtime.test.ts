import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { manualClock } from '@candour/database'
import { SubjectFactsLoader } from '@candour/decision-facts'
import { createPolicy, roleNames, type Viewer } from '@candour/need-to-know'
import { AuditTrail } from './audit-trail.ts'
import { RequestDecisions } from './need-to-know-runtime.ts'

const clock = manualClock('2026-11-23T09:00:00Z')
const organisation = 'dmws'
const viewer: Viewer = {
  kind: 'representative',
  id: randomUUID(),
  organisation,
  roles: ['representative'],
  scopes: ['**'],
  assurance: 2,
  purpose: 'own-record',
}
const person = randomUUID()
const ref = { resource: 'ServiceUser', id: person, organisation, subjectId: person }
const [note, complaint] = [randomUUID(), randomUUID()]

/** The decisions about somebody of whose notes one, and of whose complaints one, is kept from the viewer. */
function decisions(marksAs?: 'errors', reads = async <Rows>(rows: object[]) => rows as Rows) {
  const row = {
    subject_id: person,
    kinds: '',
    break_glass_until: null,
    consents: '',
    matters: [
      { resource: 'Note', id: note, kind: 'excluded' },
      { resource: 'Note', id: randomUUID(), kind: 'investigator' },
      { resource: 'Complaint', id: complaint, kind: 'excluded' },
    ],
  }
  const facts = new SubjectFactsLoader({ $queryRawUnsafe: <Rows>() => reads<Rows>([row]) }, viewer, clock)
  const policy = createPolicy({ organisation: { id: organisation, roles: roleNames, consentGates: [] } }).forViewer(viewer)
  const audit = new AuditTrail({ service: 'service-users', requestId: randomUUID(), operation: 'query', viewer, clock })
  return new RequestDecisions(policy, facts, audit, marksAs)
}

describe('the decisions of a request', () => {
  it('tell which things of one kind are kept from the viewer, and of no other kind', async () => {
    expect(await decisions().excludedFrom(person, 'Note')).toEqual([note])
    expect(await decisions().excludedFrom(person, 'Complaint')).toEqual([complaint])
    expect(await decisions().excludedFrom(person, 'Document')).toEqual([])
  })

  it('keep a mark of what was withheld, or fail with it where the router drops marks', () => {
    const mark = {
      on: 'ServiceUser',
      id: person,
      field: 'religion',
      category: 'special.religion',
      reason: 'NOT_YOUR_ROLE',
      remedy: 'NONE',
    } as const
    const kept = decisions()
    kept.withhold(mark, ref)
    kept.withhold(mark, ref)
    expect(kept.marks).toEqual([mark])
    const failing = decisions('errors')
    expect(() => failing.withhold(mark, ref)).toThrow(expect.objectContaining({ extensions: { code: 'WITHHELD', mark } }))
    expect(failing.marks).toEqual([])
  })

  it('know of people once they are read, so that nothing about them has to be waited for', async () => {
    const made = decisions()
    expect(await made.knowing(async () => [{ id: person }])).toEqual([{ id: person }])
    expect(made.decide(ref, ['identity'])).not.toBeInstanceOf(Promise)
  })

  it('fail where people are read and what decides about them is not, and the other way round', async () => {
    const failing = decisions(undefined, () => Promise.reject(new Error('no facts')))
    await expect(failing.knowing(async () => [{ id: person }])).rejects.toThrow('no facts')
    await expect(failing.knowing(() => Promise.reject(new Error('no people')))).rejects.toThrow('no people')
  })
})
