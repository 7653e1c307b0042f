import fc from 'fast-check'
import { allDataCategories, purposes, relationshipKinds, roleNames } from '../src/index.ts'
import type {
  Action,
  BreakGlass,
  ConsentGate,
  PolicyProfile,
  Representation,
  ResourceFacts,
  ResourceRef,
  RoleName,
  SubjectFacts,
  Viewer,
  ViewerKind,
  Withholding,
} from '../src/index.ts'

export const actions: readonly Action[] = ['read', 'create', 'update', 'decide', 'export']
export const categories = allDataCategories.filter((category) => category !== 'structural')
export const consentItems = ['store-and-use', 'health-information', 'share-partner-agency'] as const

export const gates: readonly ConsentGate[] = [
  {
    item: 'health-information',
    categories: ['special.health.**'],
    purposes: ['care'],
    relationships: ['assigned-worker', 'team-manager'],
  },
  {
    item: 'share-partner-agency',
    categories: ['**'],
    purposes: ['care'],
    relationships: ['referral-recipient'],
  },
]
export const profileWith = (consentGates: readonly ConsentGate[]): PolicyProfile => ({
  id: 'dmws',
  roles: roleNames,
  consentGates,
})

/** Written by hand, as the table is. */
export const kindOf = (role: RoleName): ViewerKind => {
  if (role === 'integrator' || role === 'commissioner') return 'integrator'
  return role === 'service-user' || role === 'representative' || role === 'inspector' ? role : 'staff'
}

/** The facts of a person of whom nothing holds but what a test says: no restriction, no work item, no authority. */
export const factsOf = (said: Partial<SubjectFacts>): SubjectFacts => ({
  subjectId: 'p1',
  organisation: 'dmws',
  exists: true,
  relationships: new Set(),
  excluded: false,
  consents: new Set(),
  restricted: false,
  workItems: new Set(),
  representation: null,
  breakGlass: null,
  resources: new Map(),
  ...said,
})

export const readAt = new Date('2026-11-21T12:00:00Z')
export const emergency: BreakGlass = { until: new Date('2026-11-21T16:00:00Z'), readAt }
export const ended: BreakGlass = { until: readAt, readAt }
export const authority = (scopes: readonly string[], hidden: readonly string[] = []): Representation => ({
  scopes: new Set(scopes),
  hidden: new Set(hidden),
})
export const aComplaint = { resource: 'Complaint', id: 'c1' } as const
export const itsFacts = (facts: ResourceFacts): SubjectFacts['resources'] => new Map([['Complaint:c1', facts]])

/** Half of all viewers hold roles of their own kind only, so that enough of them may do something. */
export const arbitraryViewer: fc.Arbitrary<Viewer> = fc
  .record({
    kind: fc.constantFrom<ViewerKind[]>('staff', 'staff', 'staff', 'service-user', 'representative', 'integrator', 'inspector'),
    id: fc.constant('v1'),
    organisation: fc.constantFrom('dmws', 'dmws', 'dmws', 'other'),
    roles: fc.uniqueArray(fc.constantFrom(...roleNames), { maxLength: 4 }),
    ofItsKind: fc.boolean(),
    scopes: fc.constantFrom(['**'], ['**'], ['**'], [], ['identity', 'special.health.**'], ['contact']),
    assurance: fc.constantFrom<Viewer['assurance'][]>(1, 2, 3),
    purpose: fc.option(fc.constantFrom(...purposes)),
  })
  .map(({ ofItsKind, ...viewer }) =>
    ofItsKind
      ? {
          ...viewer,
          roles: [...viewer.roles, ...roleNames].filter((role) => kindOf(role) === viewer.kind).slice(0, 5),
        }
      : viewer,
  )

const patterns = ['**', 'identity', 'contact', 'special.**', 'special.health.**', 'support.**', 'complaint.**', 'rights'] as const
const arbitraryRepresentation: fc.Arbitrary<Representation> = fc.record({
  scopes: fc.subarray([...patterns]).map((some) => new Set<string>(some)),
  hidden: fc.oneof(
    fc.constant(new Set<string>()),
    fc.subarray([...patterns]).map((some) => new Set<string>(some)),
  ),
})
const arbitraryResource: fc.Arbitrary<ResourceFacts> = fc.record({
  relationships: fc.subarray(['investigator' as const]).map((kinds) => new Set(kinds)),
  excluded: fc.constantFrom(false, false, true),
})

export const arbitraryFacts: fc.Arbitrary<SubjectFacts> = fc.record({
  subjectId: fc.constant('p1'),
  organisation: fc.constantFrom('dmws', 'dmws', 'dmws', 'other'),
  exists: fc.constantFrom(true, true, true, false),
  relationships: fc.uniqueArray(fc.constantFrom(...relationshipKinds)).map((kinds) => new Set(kinds)),
  excluded: fc.constantFrom(false, false, false, true),
  consents: fc.uniqueArray(fc.constantFrom(...consentItems)).map((items) => new Set<string>(items)),
  restricted: fc.constantFrom(false, false, true),
  workItems: fc.subarray([...purposes]).map((some) => new Set(some)),
  representation: fc.option(arbitraryRepresentation),
  breakGlass: fc.constantFrom(null, emergency, ended),
  resources: fc.option(arbitraryResource, { nil: null }).map((facts) => (facts === null ? new Map() : itsFacts(facts))),
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
const arbitraryWithholding: fc.Arbitrary<Withholding> = fc.record({
  roles: fc.subarray([...roleNames], { minLength: 1 }),
  categories: fc.subarray([...patterns, 'support.notes' as const], { minLength: 1, maxLength: 2 }),
  purposes: fc.oneof(fc.constant([]), fc.subarray([...purposes])),
})
export const arbitraryProfile: fc.Arbitrary<PolicyProfile> = fc
  .tuple(arbitraryGates, fc.oneof(fc.constant([]), fc.array(arbitraryWithholding, { maxLength: 3 })))
  .map(([consentGates, withheld]) => ({ ...profileWith(consentGates), withheld }))

export const aboutPerson = (organisation: string): ResourceRef => ({
  resource: 'ServiceUser',
  id: 'p1',
  organisation,
  subjectId: 'p1',
})
export const aboutComplaint = (organisation: string): ResourceRef => ({
  ...aComplaint,
  organisation,
  subjectId: 'p1',
})
export const arbitraryRef = (organisation: string): fc.Arbitrary<ResourceRef> =>
  fc.constantFrom(aboutPerson(organisation), aboutComplaint(organisation))
export const aboutOrganisation = (organisation: string): ResourceRef => ({
  resource: 'StaffMember',
  id: 's1',
  organisation,
  subjectId: null,
})
