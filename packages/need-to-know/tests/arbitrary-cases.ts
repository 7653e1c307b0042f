import fc from 'fast-check'
import { allDataCategories, purposes, relationshipKinds, roleNames } from '../src/index.ts'
import type { Action, ConsentGate, PolicyProfile, ResourceRef, RoleName, SubjectFacts, Viewer, ViewerKind } from '../src/index.ts'

export const actions: readonly Action[] = ['read', 'create', 'update', 'decide']
export const categories = allDataCategories.filter((category) => category !== 'structural')
export const consentItems = ['store-and-use', 'health-information', 'share-partner-agency'] as const

export const gates: readonly ConsentGate[] = [
  {
    item: 'health-information',
    categories: ['special.health.**'],
    purposes: ['care'],
    relationships: ['assigned-worker', 'team-manager'],
  },
  { item: 'share-partner-agency', categories: ['**'], purposes: ['care'], relationships: ['referral-recipient'] },
]
export const profileWith = (consentGates: readonly ConsentGate[]): PolicyProfile => ({
  id: 'dmws',
  roles: roleNames,
  consentGates,
})

export const kindOf = (role: RoleName): ViewerKind => (role === 'service-user' || role === 'integrator' ? role : 'staff')

export const arbitraryViewer: fc.Arbitrary<Viewer> = fc.record({
  kind: fc.constantFrom('staff', 'service-user', 'integrator'),
  id: fc.constant('v1'),
  organisation: fc.constantFrom('dmws', 'dmws', 'dmws', 'other'),
  roles: fc.uniqueArray(fc.constantFrom(...roleNames)),
  scopes: fc.constantFrom(['**'], [], ['identity', 'special.health.**'], ['contact']),
  assurance: fc.constantFrom(1, 2, 3),
  purpose: fc.option(fc.constantFrom(...purposes)),
})

export const arbitraryFacts: fc.Arbitrary<SubjectFacts> = fc.record({
  subjectId: fc.constant('p1'),
  organisation: fc.constantFrom('dmws', 'dmws', 'dmws', 'other'),
  exists: fc.constantFrom(true, true, true, false),
  relationships: fc.uniqueArray(fc.constantFrom(...relationshipKinds)).map((kinds) => new Set(kinds)),
  excluded: fc.constantFrom(false, false, false, true),
  consents: fc.uniqueArray(fc.constantFrom(...consentItems)).map((items) => new Set<string>(items)),
})

export const arbitraryGates: fc.Arbitrary<readonly ConsentGate[]> = fc.oneof(
  fc.constant(gates),
  fc.array(
    fc.record({
      item: fc.constantFrom(...consentItems),
      categories: fc.constantFrom(['**'] as const, ['identity'] as const, ['special.**', 'consent'] as const),
      purposes: fc.subarray([...purposes]),
      relationships: fc.subarray([...relationshipKinds]),
    }),
    { maxLength: 3 },
  ),
)

export const aboutPerson = (organisation: string): ResourceRef => ({
  resource: 'ServiceUser',
  id: 'p1',
  organisation,
  subjectId: 'p1',
})
export const aboutOrganisation = (organisation: string): ResourceRef => ({
  resource: 'StaffMember',
  id: 's1',
  organisation,
  subjectId: null,
})
