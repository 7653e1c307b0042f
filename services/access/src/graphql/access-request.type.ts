import { accessReasonPlace, waitingAccessRequests, type WaitingAccessRequest } from '../data/access-requests.ts'
import type { AccessRequest as AccessRequestRow } from '../generated/prisma/client.ts'
import { isWaiting } from '../domain/decide-access-request.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { mayDecideAccess } from './may-decide-access.ts'
import { ServiceUser } from './service-user.type.ts'

export const AccessRequest = builder.objectRef<WaitingAccessRequest>('AccessRequest').implement({
  description: 'A member of staff asks to see a person’s record for a while.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'AccessRequest', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    person: t.field({ type: ServiceUser, category: 'access', resolve: ({ subjectId }) => ({ id: subjectId }) }),
    requester: t.string({
      category: 'access',
      description: 'Name of whoever asks.',
      resolve: ({ requesterId }, _, { names }) => names.load(requesterId),
    }),
    reference: t.exposeString('reference', { category: 'access' }),
    purpose: t.exposeString('purpose', { category: 'access' }),
    days: t.exposeInt('days', { category: 'access' }),
    reason: t.string({
      category: 'access',
      resolve: (request, _, { vault }) => vault.open(accessReasonPlace(request), request.reasonSealed),
    }),
    state: t.exposeString('state', { category: 'access', description: '`REQUESTED`, `APPROVED` or `REFUSED`.' }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', category: 'access' }),
    extent: t.exposeString('extent', { category: 'access', description: 'What was given: `full` or `overview`.' }),
    until: t.expose('untilAt', { type: 'DateTime', category: 'access' }),
    viewerCanDecide: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (request, _, context) =>
        isWaiting(request, context.clock.now()) &&
        request.requesterId !== context.viewer.id &&
        (await mayDecideAccess(context, request)),
    }),
  }),
})

// All of it was said by, or is told to, whoever asked. It never says whether there is such a person.
export const OwnAccessRequest = builder.objectRef<AccessRequestRow>('OwnAccessRequest').implement({
  description: 'A request for access as it is told to whoever made it.',
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    reference: t.exposeString('reference', { category: 'reference', nullable: false }),
    purpose: t.exposeString('purpose', { category: 'reference', nullable: false }),
    days: t.exposeInt('days', { category: 'reference', nullable: false }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', category: 'reference', nullable: false }),
    state: t.string({
      category: 'reference',
      nullable: false,
      description: '`REQUESTED`, `APPROVED`, `REFUSED`, or `LAPSED` when nobody decided in time.',
      resolve: (request, _, { clock }) =>
        request.state === 'REQUESTED' && !isWaiting(request, clock.now()) ? 'LAPSED' : request.state,
    }),
    extent: t.exposeString('extent', { category: 'reference' }),
    until: t.expose('untilAt', { type: 'DateTime', category: 'reference' }),
  }),
})

builder.queryField('accessRequests', (t) =>
  t.field({
    type: [AccessRequest],
    description: 'Requests for access that wait for the viewer’s decision, the oldest first.',
    resolve: (_, __, context) => waiting(context),
  }),
)

async function waiting(context: AccessContext): Promise<WaitingAccessRequest[]> {
  const { db, viewer, clock, policy } = context
  const scope = policy.rowScope('ServiceUser', 'access')
  if (scope === null) return []
  const found = await waitingAccessRequests(db, {
    organisation: viewer.organisation,
    viewerId: viewer.id,
    now: clock.now(),
    anybody: scope.relationships === 'any',
    relationships: scope.relationships === 'any' ? [] : scope.relationships,
  })
  const decidable = await Promise.all(found.map((request) => mayDecideAccess(context, request)))
  return found.filter((_, index) => decidable[index])
}
