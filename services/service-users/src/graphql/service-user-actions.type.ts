import type { Action, DeclaredCategory, ResourceRef } from '@candour/need-to-know'
import { builder } from './builder.ts'

/** What each offer needs: the same question that the mutation itself asks. */
const offers = {
  addNote: ['create', 'support.notes'],
  attachDocument: ['create', 'support.notes'],
  updateContactDetails: ['update', 'contact'],
  recordConsentDecision: ['create', 'consent'],
  withdrawConsent: ['update', 'consent'],
  requestCorrection: ['create', 'rights'],
  decideCorrection: ['decide', 'rights'],
  seeAccessLog: ['read', 'audit'],
  manageAccess: ['create', 'access'],
} as const satisfies Record<string, readonly [Action, DeclaredCategory]>

export const serviceUserActions = builder.objectRef<ResourceRef>('ServiceUserActions').implement({
  description: 'What this viewer may be offered to do with this record. Portals hold no rules of their own.',
  fields: (t) =>
    Object.fromEntries(
      Object.entries(offers).map(([name, [action, category]]) => [
        name,
        t.boolean({
          category: 'reference',
          nullable: false,
          resolve: (ref, _, { needToKnow }) => needToKnow.may(action, ref, [category]),
        }),
      ]),
    ),
})
