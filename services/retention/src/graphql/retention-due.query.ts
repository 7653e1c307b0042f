import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { addDays, calendarDate, londonDateOf } from '@candour/statutory-clock'
import type { DueRecord } from '../data/due-list.ts'
import { peopleInScope } from '../data/row-scope.ts'
import { builder } from './builder.ts'
import { disposal } from './disposal.type.ts'
import { dueCursorOf, duePositionOf } from './due-cursor.ts'
import { serviceUser } from './service-user.entity.ts'

const retentionDue = builder.objectRef<DueRecord & { readonly organisation: string }>('RetentionDue').implement({
  description: 'A record whose day has come.',
  about: ({ serviceUserId, organisation }) => ({
    resource: 'RetentionDue',
    id: serviceUserId,
    organisation,
    subjectId: serviceUserId,
  }),
  fields: (t) => ({
    id: t.id({ category: 'reference', nullable: false, resolve: ({ serviceUserId }) => serviceUserId }),
    serviceUser: t.field({ type: serviceUser, category: 'retention', resolve: ({ serviceUserId }) => ({ id: serviceUserId }) }),
    disposeFrom: t.field({ type: 'Date', category: 'retention', resolve: ({ disposeFrom }) => disposeFrom }),
    decidedBy: t.exposeString('decidedBy', { category: 'retention' }),
    disposal: t.field({
      description: 'The last proposal that it goes, and what became of it. Null where nobody proposed it.',
      type: disposal,
      category: 'retention',
      resolve: ({ serviceUserId }, _args, { retention }) => retention.latestDisposal(serviceUserId),
    }),
    computedAt: t.expose('computedAt', {
      description: 'When this was last worked out. `ServiceUser.retention` works it out anew.',
      type: 'DateTime',
      category: 'retention',
    }),
  }),
})

const retentionDueEdge = builder.edgeObject({ type: retentionDue, name: 'RetentionDueEdge' })
const retentionDueConnection = builder.connectionObject({ type: retentionDue, name: 'RetentionDueConnection' }, retentionDueEdge)

builder.queryField('retentionDue', (t) =>
  t.field({
    description: 'Records that may be disposed of, the longest overdue first. A record that is held back is not among them.',
    type: retentionDueConnection,
    nullable: false,
    args: {
      before: t.arg({ type: 'Date', description: 'Days before this one are due. Left out: up to and including today.' }),
      proposed: t.arg.boolean({ description: 'Only those that are proposed to go, or only those that are not. Left out: both.' }),
      first: t.arg.int(),
      after: t.arg.string(),
    },
    resolve: (_root, { before, proposed, first, after }, context) =>
      resolveCursorConnection(
        { args: { first, after }, defaultSize: 25, maxSize: 100, toCursor: dueCursorOf },
        async (part: ResolveCursorConnectionArgs) => {
          const { clock, viewer, policy, retention } = context
          const now = clock.now()
          const scope = peopleInScope(policy, viewer.id, now)
          if (scope === null) return []
          const records = await retention.due({
            scope,
            proposed: proposed ?? null,
            before: before ? calendarDate(before) : addDays(londonDateOf(now), 1),
            after: part.after === undefined ? null : duePositionOf(part.after),
            limit: part.limit,
          })
          return records.map((record) => ({ ...record, organisation: viewer.organisation }))
        },
      ),
  }),
)
