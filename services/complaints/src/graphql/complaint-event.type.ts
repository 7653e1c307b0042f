import type { DataCategory } from '@candour/need-to-know'
import type { CaseRecord } from '../data/case-record.ts'
import { nameOfActor } from '../domain/name-of-actor.ts'
import type { CaseEvent, EventKind } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { partRef } from './case-ref.ts'
import { complaintEventKind } from './enums.ts'

/** An event together with the case that it happened in. */
export interface EventOfCase {
  readonly record: CaseRecord
  readonly event: CaseEvent
}

const namingStaff: readonly EventKind[] = ['ACKNOWLEDGED', 'ALLOCATED', 'PARTY_NAMED', 'PANEL_NAMED', 'REMINDED']

/** Some events name members of staff in their text, or whose queue the case is in. */
const named = ({ event: { kind } }: EventOfCase): DataCategory[] => (namingStaff.includes(kind) ? ['complaint.parties'] : [])

export const complaintEvent = builder.objectRef<EventOfCase>('ComplaintEvent').implement({
  description: 'Something that happened in a case. It is never changed.',
  about: ({ record, event }) => partRef(record, 'ComplaintEvent', event.id),
  fields: (t) => ({
    id: t.id({ category: 'reference', nullable: false, resolve: ({ event }) => event.id }),
    kind: t.field({ type: complaintEventKind, category: 'complaint.matter', resolve: ({ event }) => event.kind }),
    at: t.field({ type: 'DateTime', category: 'complaint.matter', resolve: ({ event }) => event.at }),
    by: t.string({
      category: 'complaint.parties',
      resolve: ({ event: { actorId: id, actorKind: kind, actorName: name } }, _, { viewer }) =>
        nameOfActor({ id, kind, name }, viewer),
    }),
    text: t.string({
      description: 'What was written with it: to whom the case was given, what the person was told.',
      category: 'complaint.matter',
      alsoContains: named,
      resolve: ({ record, event }, _, { cases }) => cases.textOf(record, event),
    }),
  }),
})
