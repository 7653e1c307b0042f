import { createPolicy } from '../src/index.ts'
import type { DataCategory, Purpose, RoleName, SubjectFacts, Viewer } from '../src/index.ts'
import { aboutPerson, categories, kindOf, profileWith } from './arbitrary-cases.ts'

/** The policy of an organisation that asks for no consent. */
export const policy = createPolicy({ organisation: profileWith([]) })

/** Somebody with one role, asking for a purpose. */
export const as = (role: RoleName, purpose: Purpose, assurance: Viewer['assurance'] = 2): Viewer => ({
  kind: kindOf(role),
  id: 'v1',
  organisation: 'dmws',
  roles: [role],
  scopes: ['**'],
  assurance,
  purpose,
})

/** Every category that a viewer may read of one person, or of one thing about them. */
export const readable = (viewer: Viewer, facts: SubjectFacts, about = aboutPerson('dmws')): DataCategory[] =>
  categories.filter((category) => policy.forViewer(viewer).decide('read', about, category, facts).allowed)
