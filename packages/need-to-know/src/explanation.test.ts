import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPolicy } from './create-policy.ts'
import { allDataCategories, dataCategories } from './data-category.ts'
import { nobody } from './subject-facts.ts'
import type { SubjectFacts } from './subject-facts.ts'
import { roleNames } from './viewer.ts'
import type { Viewer } from './viewer.ts'

const policy = createPolicy({ organisation: { id: 'dmws', roles: roleNames, consentGates: [] } })
const worker: Viewer = {
  kind: 'staff',
  id: 'v1',
  organisation: 'dmws',
  roles: ['support-worker'],
  scopes: ['**'],
  assurance: 2,
  purpose: 'care',
}
const known: SubjectFacts = { ...nobody('dmws', 'p1'), exists: true, excluded: false, restricted: false }
const assigned: SubjectFacts = { ...known, relationships: new Set(['assigned-worker']) }

describe('an explanation', () => {
  it('says the rule that allows', () => {
    expect(policy.forViewer(worker).explain('read', 'special.health.mental', assigned)).toEqual({
      decision: { allowed: true },
      sentence:
        'A support worker may read "Mental health" of a person they are assigned to, or to whom they have emergency access, ' +
        'for care or safeguarding, signed in with a second factor.',
    })
    expect(policy.forViewer(worker).explain('create', 'identity', null).sentence).toBe(
      'A support worker may add "Name and date of birth" of the organisation itself, for care.',
    )
    expect(policy.forViewer({ ...worker, purpose: null }).explain('read', 'reference', null).sentence).toBe(
      'Everybody may read "Public reference data" of the organisation itself.',
    )
  })

  it('speaks of one thing with relationships of its own', () => {
    const manager = policy.forViewer({ ...worker, roles: ['team-manager'], purpose: 'complaint-handling' })
    const resources = new Map([['Complaint:c1', { relationships: new Set(['investigator'] as const), excluded: false }]])
    const about = { resource: 'Complaint', id: 'c1' }
    const handled = { ...known, resources, workItems: new Set(['complaint-handling'] as const) }
    expect(manager.explain('read', 'complaint.matter', handled, about).sentence).toBe(
      'A team manager may read "What a complaint is about" of a complaint they investigate, for handling a complaint.',
    )
    expect(manager.explain('read', 'complaint.matter', handled).decision.allowed).toBe(false)
  })

  it('tells of a refusal no more than its reason', () => {
    const explain = (viewer: Viewer, facts: SubjectFacts) => policy.forViewer(viewer).explain('read', 'contact', facts).sentence
    expect(explain({ ...worker, purpose: 'administration' }, assigned)).toBe(
      'They may not read "Contact details": it needs another purpose, stated beforehand.',
    )
    expect(explain(worker, { ...assigned, excluded: true })).toBe(explain(worker, known))
    expect(explain(worker, known)).toBe('They may not read "Contact details": no rule for their roles allows it here.')
    expect(explain(worker, { ...assigned, restricted: true })).toBe(
      'They may not read "Contact details": the person had the use of their data restricted.',
    )
  })

  it('is the decision, in words without codes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roleNames), fc.constantFrom(...allDataCategories), fc.boolean(), (role, category, close) => {
        const viewer = policy.forViewer({ ...worker, roles: [role] })
        const facts = close ? assigned : known
        const { decision, sentence } = viewer.explain('read', category, facts)
        expect(decision).toEqual(
          viewer.decide('read', { resource: 'ServiceUser', id: 'p1', organisation: 'dmws', subjectId: 'p1' }, category, facts),
        )
        expect(sentence).toContain(`"${dataCategories[category].label}"`)
        expect(sentence).not.toMatch(/undefined|null|[A-Z]_[A-Z]|-worker|\.\*/)
      }),
    )
  })
})
