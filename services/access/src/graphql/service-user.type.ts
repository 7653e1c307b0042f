import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import type { Inspector } from '../data/inspectors.ts'
import { AccessLogEntry } from './access-log-entry.type.ts'
import { Assignment } from './assignment.type.ts'
import { BreakGlass } from './break-glass.type.ts'
import { builder } from './builder.ts'
import { cursorOf, idOf } from './cursor.ts'
import { DelayedTelling } from './delayed-telling.type.ts'
import { ofServiceUser } from './context.ts'
import { mayExplainForColleagues } from './may-explain.ts'
import { Representation } from './representation.type.ts'
import { openablePurpose } from '../domain/work-item.ts'
import { tellableToRepresentatives } from '../domain/told-to-representative.ts'
import { serviceUser } from './service-user-ref.ts'
import { mayOpen, WorkItem } from './work-item.type.ts'
import { SignIn } from './sign-in.type.ts'

const InspectorToChoose = builder.objectRef<Inspector & { readonly subjectId: string }>('InspectorToChoose').implement({
  description: 'An inspector for whom this record may be opened.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'InspectorToChoose', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    name: t.exposeString('name', { category: 'identity' }),
  }),
})

const PersonAccessActions = builder.objectRef<{ readonly id: string }>('PersonAccessActions').implement({
  description: 'What to offer the viewer about who sees this record. Whether it is done is decided again when it is asked for.',
  fields: (t) => ({
    addRepresentative: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: ({ id }, _, context) =>
        context.needToKnow.may('create', ofServiceUser(context, id, 'Representation'), ['representation']),
    }),
    openWorkItem: t.boolean({
      category: 'reference',
      nullable: false,
      description: 'The viewer may say that they look into the record for the purpose they state.',
      resolve: ({ id }, _, context) => {
        const purpose = openablePurpose(context.viewer.purpose ?? '')
        return purpose !== undefined && mayOpen(context, id, purpose)
      },
    }),
    inspectors: t.field({
      type: [InspectorToChoose],
      category: 'reference',
      nullable: false,
      description: 'For whom the viewer may open the record for an inspection, by name; empty where they may open none.',
      resolve: async ({ id }, _, context) =>
        (await mayOpen(context, id, 'inspection'))
          ? (await context.inspectors.load(id)).map((inspector) => ({ ...inspector, subjectId: id }))
          : [],
    }),
    lacksWorkItem: t.boolean({
      category: 'reference',
      nullable: false,
      description: 'Nothing about the person backs the purpose stated, so that little more is told of them than who they are.',
      // Every role that has an errand reads who on the staff works with the person.
      resolve: async ({ id }, _, { needToKnow, viewer }) => {
        const decision = await needToKnow.decide(ofServiceUser({ viewer }, id), ['staff'])
        return !decision.allowed && decision.reason === 'NO_WORK_ITEM'
      },
    }),
    explainForColleagues: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: ({ id }, _, context) => mayExplainForColleagues(context, id),
    }),
  }),
})

/** To the person this service adds who may see the record and who has. */
export const ServiceUser = serviceUser.implement({
  about: ({ id }, context) => ofServiceUser(context, id),
  externalFields: (t) => ({ id: t.id({ nullable: false, category: 'reference' }) }),
  fields: (t) => ({
    accessLog: t.connection(
      {
        type: AccessLogEntry,
        category: 'audit',
        description: 'Who read or changed the record, the latest first. The viewer’s own doings are left out unless asked for.',
        args: {
          includeOwn: t.arg.boolean({ defaultValue: false }),
          onlyOwn: t.arg.boolean({ defaultValue: false, description: 'The viewer’s own doings apart from everybody else’s.' }),
        },
        resolve: async ({ id }, args, context) => {
          const { viewer, needToKnow } = context
          const told =
            viewer.kind === 'representative'
              ? await needToKnow.readable(ofServiceUser(context, id), tellableToRepresentatives)
              : null
          return resolveCursorConnection(
            { args, defaultSize: 25, maxSize: 100, toCursor: (entry) => cursorOf(entry.id) },
            ({ before, after, limit, inverted }: ResolveCursorConnectionArgs) =>
              context[inverted ? 'oldestFirst' : 'newestFirst'].load({
                subjectId: id,
                before: after === undefined ? null : idOf(after),
                after: before === undefined ? null : idOf(before),
                limit,
                notBy: args.includeOwn || args.onlyOwn ? null : context.viewer.id,
                by: args.onlyOwn ? context.viewer.id : null,
                told,
              }),
          )
        },
      },
      { name: 'AccessLogConnection' },
      { name: 'AccessLogEdge' },
    ),
    breakGlass: t.field({
      type: [BreakGlass],
      category: 'audit',
      description: 'Emergency access to the record, the latest first; at most twenty. Not told to those who act for the person.',
      // The reason may speak of whoever acts for the person.
      resolve: ({ id }, _, { breakGlass, viewer }) => (viewer.kind === 'representative' ? null : breakGlass.load(id)),
    }),
    workItems: t.field({
      type: [WorkItem],
      category: 'identity',
      description:
        'What is open about the person for the purpose stated, the latest first; at most twenty. For audit, inspections as well. For staff and inspectors; to everybody else there is none.',
      resolve: ({ id }, _, { workItems, viewer }) =>
        viewer.kind === 'staff' || viewer.kind === 'inspector' ? workItems.load(id) : [],
    }),
    delayedTellings: t.field({
      type: [DelayedTelling],
      category: 'audit',
      description: 'What is told to the person later, by law. For staff; to everybody else there is none.',
      resolve: ({ id }, _, { delays, viewer }) => (viewer.kind === 'staff' ? delays.load(id) : []),
    }),
    signIn: t.field({
      type: SignIn,
      category: 'sign-in',
      description: 'Whether and how the person can see their own record.',
      resolve: async ({ id }, _, context) => ({
        ...(await context.signInsOfPeople.load(id)),
        ref: ofServiceUser(context, id, 'SignIn'),
      }),
    }),
    accessActions: t.field({
      type: PersonAccessActions,
      category: 'reference',
      nullable: false,
      resolve: ({ id }) => ({ id }),
    }),
    assignments: t.prismaField({
      type: [Assignment],
      category: 'access',
      description: 'Who is given access to the record now.',
      // Whole rows, so that no field asks for its own.
      resolve: (_query, { id }, _, { assignments }) => assignments.load(id),
    }),
    representatives: t.field({
      type: [Representation],
      category: 'representation',
      description: 'Who acts for the person, the latest first; who did before as well, as far back as fifty.',
      resolve: ({ id }, _, { representations }) => representations.load(id),
    }),
  }),
})
