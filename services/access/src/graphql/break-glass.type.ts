import { breakGlassPlace, overAt } from '../data/break-glass.ts'
import { labelsOf } from '../domain/access-log-entry.ts'
import type { BreakGlass as BreakGlassRow } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { readable } from './readable.ts'
import { serviceUser } from './service-user-ref.ts'

export const BreakGlass = builder.objectRef<BreakGlassRow>('BreakGlass').implement({
  description: 'Emergency access of one member of staff to one record: read only, four hours at most, looked at afterwards.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'BreakGlass', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    person: t.field({ type: serviceUser, category: 'audit', resolve: ({ subjectId }) => ({ id: subjectId }) }),
    staffMember: t.string({
      category: 'audit',
      description: 'Name of whoever declared it.',
      resolve: ({ staffMemberId }, _, { names }) => names.load(staffMemberId),
    }),
    purpose: t.exposeString('purpose', { category: 'audit' }),
    reason: t.string({
      category: 'audit',
      resolve: (access, _, { vault }) => vault.open(breakGlassPlace(access, 'reason'), access.reasonSealed),
    }),
    from: t.expose('fromAt', { type: 'DateTime', category: 'audit' }),
    until: t.field({
      type: 'DateTime',
      category: 'audit',
      description: 'When it is or was over; earlier than its four hours where it was ended.',
      resolve: overAt,
    }),
    open: t.boolean({ category: 'audit', resolve: (access, _, { clock }) => overAt(access) > clock.now() }),
    read: t.stringList({
      category: 'audit',
      description: 'What was read of the record by whoever declared it while it was open.',
      resolve: async (access, _, { readUnder }) => labelsOf(await readUnder.load(access)),
    }),
    reviewedAt: t.expose('reviewedAt', { type: 'DateTime', category: 'audit' }),
    reviewedBy: t.string({
      category: 'audit',
      resolve: ({ reviewedById }, _, { names }) => (reviewedById === null ? null : names.load(reviewedById)),
    }),
    justified: t.exposeBoolean('justified', { category: 'audit' }),
    finding: t.string({
      category: 'audit',
      description: 'What the review found.',
      resolve: (access, _, { vault }) =>
        access.findingSealed === null ? null : vault.open(breakGlassPlace(access, 'finding'), access.findingSealed),
    }),
    viewerCanReview: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async (access, _, context) =>
        access.reviewedAt === null &&
        overAt(access) <= context.clock.now() &&
        access.staffMemberId !== context.viewer.id &&
        (await mayReview(context, access)),
    }),
  }),
})

// All of it is told to whoever declared it about what they did; the person's own data is decided where it is read.
export const OwnBreakGlass = builder.objectRef<BreakGlassRow>('OwnBreakGlass').implement({
  description: 'Emergency access as it is told to whoever has it.',
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    person: t.field({
      type: serviceUser,
      category: 'reference',
      nullable: false,
      resolve: ({ subjectId }) => ({ id: subjectId }),
    }),
    purpose: t.exposeString('purpose', { category: 'reference', nullable: false }),
    from: t.expose('fromAt', { type: 'DateTime', category: 'reference', nullable: false }),
    until: t.field({ type: 'DateTime', category: 'reference', nullable: false, resolve: overAt }),
  }),
})

builder.queryField('breakGlassToReview', (t) =>
  t.field({
    type: [BreakGlass],
    description:
      'Emergency accesses that nobody has reviewed yet, the oldest first; at most a hundred. For the data protection officer.',
    resolve: (_, __, context) => toReview(context),
  }),
)

async function toReview(context: AccessContext): Promise<BreakGlassRow[]> {
  if (!(await readable(context, 'breakGlassToReview', 'audit'))) return []
  const found = await context.db.breakGlass.findMany({ where: { reviewedAt: null }, orderBy: { id: 'asc' }, take: 100 })
  const reviewable = await Promise.all(found.map((access) => mayReview(context, access)))
  return found.filter((_, index) => reviewable[index])
}

/** Whether the viewer settles who may see a person, for the purpose of audit. */
export const mayReview = (
  { needToKnow, viewer }: AccessContext,
  { id, subjectId }: Pick<BreakGlassRow, 'id' | 'subjectId'>,
): Promise<boolean> => needToKnow.may('decide', ofServiceUser({ viewer }, subjectId, 'BreakGlass', id), ['access'])
