import { calendarDateOf } from '@candour/subgraph-kit'
import { nameOfRecorder } from '../domain/recorded-by.ts'
import { itemOf, wordingOf } from '../domain/form.ts'
import type { ConsentDecision } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { consentWording } from './consent-form.type.ts'
import type { ConsentContext } from './context.ts'
import { consentMethod, consentState } from './enums.ts'

/** Who recorded a decision, as this viewer is told. */
export const recordedBy = (decision: ConsentDecision, viewer: ConsentContext['viewer']): string =>
  nameOfRecorder({ id: decision.recordedById, kind: decision.recordedByKind, name: decision.recordedByName }, viewer)

/** What the person was shown when they decided, or had agreed to when they withdrew. */
export const wordingShown = (decision: ConsentDecision, { profile }: ConsentContext) => {
  const item = itemOf(profile.consent.form, decision.itemCode)
  return item && wordingOf(item, decision.wordingVersion)
}

export const consentDecision = builder.objectRef<ConsentDecision>('ConsentDecision').implement({
  description: 'One decision of a person about one item. It is never changed: a change of mind is a further decision.',
  about: ({ id, organisation, serviceUserId }) => ({ resource: 'ConsentDecision', id, organisation, subjectId: serviceUserId }),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    state: t.field({ type: consentState, category: 'consent', resolve: ({ state }) => state }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', category: 'consent' }),
    recordedBy: t.string({ category: 'consent', resolve: (decision, _, { viewer }) => recordedBy(decision, viewer) }),
    method: t.field({ type: consentMethod, category: 'consent', resolve: ({ method }) => method }),
    visitedOn: t.field({
      description: 'The day of the visit at which the form was gone through.',
      type: 'Date',
      category: 'consent',
      resolve: ({ visitedOn }) => visitedOn && calendarDateOf(visitedOn),
    }),
    formVersion: t.exposeInt('formVersion', { category: 'consent' }),
    wordingVersion: t.exposeInt('wordingVersion', { category: 'consent' }),
    wording: t.field({
      type: consentWording,
      category: 'consent',
      resolve: (decision, _, context) => wordingShown(decision, context),
    }),
    signed: t.boolean({ category: 'consent', resolve: ({ signatureKind }) => signatureKind !== null }),
  }),
})
