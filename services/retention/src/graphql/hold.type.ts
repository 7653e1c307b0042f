import { calendarDateOf } from '@candour/subgraph-kit'
import type { ResourceRef } from '@candour/need-to-know'
import type { Hold } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { holdKind } from './enums.ts'

export const holdRef = ({
  id,
  organisation,
  serviceUserId,
}: Pick<Hold, 'id' | 'organisation' | 'serviceUserId'>): ResourceRef => ({
  resource: 'Hold',
  id,
  organisation,
  subjectId: serviceUserId,
})

const holdActions = builder.objectRef<Hold>('HoldActions').implement({
  description: 'What this viewer may be offered to do with a hold. Portals hold no rules of their own.',
  fields: (t) => ({
    release: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (hold, _, { needToKnow }) =>
        // Whether it stands is itself told to those only who may read it.
        (await needToKnow.may('read', holdRef(hold), ['retention'])) &&
        (await needToKnow.may('update', holdRef(hold), ['retention'])) &&
        hold.releasedAt === null,
    }),
  }),
})

export const hold = builder.objectRef<Hold>('Hold').implement({
  description: 'Something that forbids disposing of a person’s record, whatever the rules say, until it is lifted.',
  about: holdRef,
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    kind: t.field({ type: holdKind, category: 'retention', resolve: ({ kind }) => kind }),
    reason: t.string({ category: 'retention', resolve: (held, _, { retention }) => retention.reasonOf(held) }),
    placedAt: t.expose('placedAt', { type: 'DateTime', category: 'retention' }),
    placedBy: t.exposeString('placedByName', { category: 'retention' }),
    until: t.field({
      description: 'The last day it holds. Null while no end is fixed.',
      type: 'Date',
      category: 'retention',
      resolve: ({ untilOn }) => untilOn && calendarDateOf(untilOn),
    }),
    releasedAt: t.expose('releasedAt', { description: 'Null while it stands.', type: 'DateTime', category: 'retention' }),
    releasedBy: t.exposeString('releasedByName', { category: 'retention' }),
    releaseReason: t.string({
      category: 'retention',
      resolve: (held, _, { retention }) => retention.releaseReasonOf(held),
    }),
    viewerCan: t.field({ type: holdActions, category: 'reference', nullable: false, resolve: (parent) => parent }),
  }),
})
