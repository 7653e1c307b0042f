import fc from 'fast-check'
import type { Action, DataCategory, Purpose, RelationshipKind, RoleName, SubjectFacts, Viewer } from '../src/index.ts'
import { relationshipKinds } from '../src/index.ts'
import {
  actions,
  arbitraryFacts,
  arbitraryViewer,
  authority,
  categories,
  emergency,
  itsFacts,
  kindOf,
} from './arbitrary-cases.ts'
import { intendedMatrix } from './intended-matrix.ts'

/** One question to the policy, with everything its answer may rest on. */
export interface Question {
  readonly viewer: Viewer
  readonly facts: SubjectFacts
  /** Asked of the complaint instead of the person's record as a whole. */
  readonly ofTheComplaint: boolean
  readonly action: Action
  readonly category: DataCategory
}

const anyQuestion: fc.Arbitrary<Question> = fc.record({
  viewer: arbitraryViewer,
  facts: arbitraryFacts,
  ofTheComplaint: fc.boolean(),
  action: fc.constantFrom(...actions),
  category: fc.constantFrom(...categories),
})

const words = (text: string): string[] => text.trim().split(' ')

/** A question near a line of the table: where one condition more or less decides. */
const nearlyAllowed: fc.Arbitrary<Question> = fc
  .record({
    entry: fc.constantFrom(...intendedMatrix.filter(({ standing }) => standing !== 'organisation')),
    at: fc.nat(),
    others: fc.subarray(['support-worker', 'team-manager', 'data-protection-officer'] as RoleName[]),
    strong: fc.boolean(),
    scopes: fc.constantFrom(['**'], ['**'], ['**'], ['contact', 'special.**'], []),
    facts: arbitraryFacts,
    standing: fc.constantFrom('as the table says', 'as it is', 'in an emergency'),
    ofTheComplaint: fc.boolean(),
  })
  .map(({ entry, at, others, strong, scopes, facts, standing, ofTheComplaint }) => {
    const role = entry.role as RoleName
    const purpose = words(entry.purposes)[at % words(entry.purposes).length] as Purpose
    const viewer: Viewer = {
      kind: kindOf(role),
      id: 'v1',
      organisation: 'dmws',
      roles: [...new Set([role, ...others])],
      scopes,
      assurance: strong ? 2 : 1,
      purpose,
    }
    const category = words(entry.categories)[at % words(entry.categories).length] as DataCategory
    const known = { ...facts, organisation: 'dmws', exists: true }
    return {
      viewer,
      facts: standing === 'as it is' ? known : standingSo(known, standing, entry.standing, purpose),
      ofTheComplaint,
      action: entry.action as Action,
      category,
    }
  })

const standingSo = (facts: SubjectFacts, how: string, standing: string, purpose: Purpose): SubjectFacts => {
  if (how === 'in an emergency') return { ...facts, relationships: new Set(['break-glass']), breakGlass: emergency }
  const kind = relationshipKinds.find((each) => each === standing)
  return {
    ...facts,
    relationships: new Set<RelationshipKind>(kind === undefined ? facts.relationships : [...facts.relationships, kind]),
    representation: kind === 'representative' ? (facts.representation ?? authority(['**'])) : facts.representation,
    workItems: standing === 'work-item' ? new Set([...facts.workItems, purpose]) : facts.workItems,
    resources:
      standing === 'investigator-of-this'
        ? itsFacts({ relationships: new Set(['investigator']), excluded: false })
        : facts.resources,
  }
}

/** Questions of every sort, half of them near the edge of what is allowed. */
export const arbitraryQuestion: fc.Arbitrary<Question> = fc.oneof(anyQuestion, nearlyAllowed)
