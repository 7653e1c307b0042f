import { isErrand, purposes, type Viewer as ViewerShape } from '@candour/need-to-know'
import { accessRequestsOf } from '../data/access-requests.ts'
import { OwnAccessRequest } from './access-request.type.ts'
import { actingFor, ActingFor } from './acting-for.type.ts'
import { openBreakGlass } from '../data/break-glass.ts'
import { OwnBreakGlass } from './break-glass.type.ts'
import { builder } from './builder.ts'
import { ViewerActions } from './viewer-actions.type.ts'

const kinds = {
  STAFF: { value: 'staff' },
  SERVICE_USER: { value: 'service-user' },
  REPRESENTATIVE: { value: 'representative' },
  INTEGRATOR: { value: 'integrator' },
  INSPECTOR: { value: 'inspector' },
} as const

const ViewerKind = builder.enumType('ViewerKind', { description: 'What sort of party asks.', values: kinds })

// All of it is told to the viewer about themselves, which is why none of it is withheld from anybody.
const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: 'Who is asking, as the system sees them.',
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    kind: t.field({ type: ViewerKind, category: 'reference', nullable: false, resolve: ({ kind }) => kind }),
    name: t.string({
      category: 'reference',
      description: 'Null for service users, whose name is part of their record.',
      resolve: ({ id }, _, { names }) => names.load(id),
    }),
    roles: t.stringList({ category: 'reference', nullable: false, resolve: ({ roles }) => [...roles] }),
    purposes: t.stringList({
      category: 'reference',
      nullable: false,
      description: 'What the viewer may ask for data for.',
      resolve: (_, __, { policy }) => purposes.filter((purpose) => policy.mayState(purpose)),
    }),
    assurance: t.exposeInt('assurance', { category: 'reference', nullable: false }),
    purpose: t.string({
      category: 'reference',
      description: 'The purpose stated for this request.',
      resolve: ({ purpose }) => purpose,
    }),
    needsWorkItem: t.boolean({
      category: 'reference',
      nullable: false,
      description: 'The purpose stated opens a record only while a work item of it is open about the person.',
      resolve: ({ purpose }) => isErrand(purpose),
    }),
    actsFor: t.field({
      type: [ActingFor],
      category: 'reference',
      nullable: false,
      description: 'For whom a representative acts now; empty for everybody else.',
      resolve: (_, __, context) => actingFor(context),
    }),
    accessRequests: t.field({
      type: [OwnAccessRequest],
      category: 'reference',
      nullable: false,
      description: 'What the viewer asked for, the latest first.',
      resolve: ({ kind, id }, _, { db }) => (kind === 'staff' ? accessRequestsOf(db, id) : []),
    }),
    breakGlass: t.field({
      type: [OwnBreakGlass],
      category: 'reference',
      nullable: false,
      description: 'Emergency access that the viewer has now.',
      resolve: ({ kind, id }, _, { db, clock }) => (kind === 'staff' ? openBreakGlass(db, id, clock.now()) : []),
    }),
    viewerCan: t.field({ type: ViewerActions, category: 'reference', nullable: false, resolve: () => ({}) }),
  }),
})

builder.queryField('viewer', (t) => t.field({ type: Viewer, resolve: (_, __, { viewer }) => viewer }))
