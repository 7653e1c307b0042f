import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { auditEntries, auditStanding, type AuditEntry as EntryShape } from '../data/audit-entries.ts'
import { labelsOf, whoOf } from '../domain/access-log-entry.ts'
import { namesOfRoles } from '../domain/names-of-roles.ts'
import { builder } from './builder.ts'
import { ofOrganisation, ofServiceUser, type AccessContext } from './context.ts'
import { cursorOf, idOf } from './cursor.ts'
import { readable } from './readable.ts'
import { serviceUser } from './service-user-ref.ts'

export const AuditOutcome = builder.enumType('AuditOutcome', {
  description: 'What came of an attempt.',
  values: {
    DISCLOSED: { value: 'disclosed' },
    WITHHELD: { value: 'withheld' },
    REFUSED: { value: 'refused' },
    CHANGED: { value: 'changed' },
  } as const,
})

const AuditEntry = builder.objectRef<EntryShape>('AuditEntry').implement({
  description: 'One entry of the organisation’s audit log.',
  // The log is the organisation's own; what was looked at is the person's.
  about: ({ id }, context) => ofOrganisation(context, 'AuditEntry', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    at: t.expose('at', { type: 'DateTime', category: 'audit' }),
    who: t.string({
      category: 'audit',
      resolve: async (entry, _, { names, viewer }) =>
        whoOf(entry, { own: entry.viewerId === viewer.id, toThePerson: false, name: await names.load(entry.viewerId) }),
    }),
    role: t.string({ category: 'audit', resolve: ({ viewerRoles }) => namesOfRoles(viewerRoles) }),
    purpose: t.exposeString('purpose', { category: 'audit' }),
    what: t.stringList({
      category: 'audit',
      description: 'Where it was about a person, for whoever has work to do about them.',
      resolve: async (entry, _, context) => ((await maySeeWhat(entry, context)) ? labelsOf(entry.categories) : null),
    }),
    outcome: t.exposeString('outcome', { category: 'audit' }),
    service: t.exposeString('service', { category: 'audit' }),
    person: t.field({
      type: serviceUser,
      category: 'audit',
      description: 'Whom it was about; null where it was about nobody, or about somebody who was erased.',
      resolve: ({ subjectId }) => (subjectId === null ? null : { id: subjectId }),
    }),
  }),
})

const AuditStanding = builder.objectRef<{ size: number; at: Date | null; waiting: number }>('AuditStanding').implement({
  description: 'How far the audit log is under a signed checkpoint.',
  about: (_, context) => ofOrganisation(context, 'AuditStanding', context.viewer.organisation),
  fields: (t) => ({
    size: t.exposeInt('size', { category: 'audit', description: 'Entries under the newest checkpoint.' }),
    at: t.expose('at', { type: 'DateTime', category: 'audit', description: 'When that was signed.' }),
    waiting: t.exposeInt('waiting', { category: 'audit', description: 'Entries that were written a moment ago.' }),
  }),
})

builder.queryFields((t) => ({
  auditEntries: t.connection({
    type: AuditEntry,
    description: 'The audit log of the organisation by what came of the attempt, the latest first. Reading it is on record.',
    args: {
      outcome: t.arg({ type: AuditOutcome, required: true }),
      by: t.arg.id({ description: 'Only what this account or client did.' }),
    },
    resolve: async (_root, args, context) => {
      if (!(await readable(context, 'auditEntries', 'audit'))) return null
      looked(context)
      const { db, viewer, clock } = context
      return resolveCursorConnection(
        { args, defaultSize: 25, maxSize: 100, toCursor: (entry: EntryShape) => cursorOf(entry.id) },
        ({ before, after, limit, inverted }: ResolveCursorConnectionArgs) =>
          auditEntries(
            db,
            {
              organisation: viewer.organisation,
              outcome: args.outcome,
              by: args.by ?? null,
              readerId: viewer.id,
              before: after === undefined ? null : idOf(after),
              after: before === undefined ? null : idOf(before),
              limit,
              now: clock.now(),
            },
            inverted,
          ),
      )
    },
  }),
  auditStanding: t.field({
    type: AuditStanding,
    resolve: async (_root, _args, context) =>
      (await readable(context, 'auditStanding', 'audit')) ? auditStanding(context.db) : null,
  }),
}))

/** Whether the viewer may know what was looked at; if not, that is marked. */
const maySeeWhat = async ({ id, subjectId }: EntryShape, context: AccessContext): Promise<boolean> => {
  if (subjectId === null) return true
  const ref = ofServiceUser(context, subjectId, 'AuditEntry', id)
  const decision = await context.needToKnow.decide(ref, ['audit'])
  if (decision.allowed) {
    context.needToKnow.disclose(ref, ['audit'])
    return true
  }
  const { reason, remedy } = decision
  context.needToKnow.withhold({ on: 'AuditEntry', id, field: 'what', category: 'audit', reason, remedy }, ref)
  return false
}

/** That somebody read the log is on record, also where it is about nobody in particular. */
const looked = (context: AccessContext): void =>
  context.audit.note('disclosed', ofOrganisation(context, 'AuditEntry', context.viewer.organisation), ['audit'])
