import { workItemPlace } from '../data/work-items.ts'
import { openable, openablePurpose, type OpenablePurpose } from '../domain/work-item.ts'
import type { WorkItem as WorkItemRow } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'

/** What the work is about the person. */
export const aboutWhat = ({ purpose }: Pick<WorkItemRow, 'purpose'>) => openable[purpose as OpenablePurpose].about

/** Whether the viewer may open such work about a person, and so close it, for the purpose they state. */
export const mayOpen = (
  { needToKnow, viewer, policy }: AccessContext,
  subjectId: string,
  purpose: OpenablePurpose,
): Promise<boolean> =>
  'forOne' in openable[purpose] || policy.mayState(purpose)
    ? needToKnow.may('create', ofServiceUser({ viewer }, subjectId, 'WorkItem'), [openable[purpose].about])
    : Promise.resolve(false)

// That there is one shows in what it opens to whoever states the purpose; what it is about takes more.
export const WorkItem = builder.objectRef<WorkItemRow>('WorkItem').implement({
  description: 'What somebody looks into a record for: it backs the purpose they state, until it ends.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'WorkItem', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    purpose: t.exposeString('purpose', { category: 'identity' }),
    reason: t.string({
      category: 'identity',
      alsoContains: (item) => [aboutWhat(item)],
      resolve: (item, _, { vault }) => vault.open(workItemPlace(item), item.reasonSealed),
    }),
    openedBy: t.string({ category: 'identity', resolve: ({ openedById }, _, { names }) => names.load(openedById) }),
    openedAt: t.expose('openedAt', { type: 'DateTime', category: 'identity' }),
    until: t.expose('untilAt', { type: 'DateTime', category: 'identity' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', category: 'identity' }),
    for: t.string({
      category: 'identity',
      description: 'Name of the only one whose it is; null where it is of everybody whose role it is.',
      resolve: ({ forId }, _, { names }) => (forId === null ? null : names.load(forId)),
    }),
    viewerCanClose: t.boolean({
      category: 'reference',
      nullable: false,
      resolve: async ({ subjectId, purpose, closedAt, untilAt }, _, context) => {
        const known = openablePurpose(purpose)
        return (
          known !== undefined && closedAt === null && untilAt > context.clock.now() && (await mayOpen(context, subjectId, known))
        )
      },
    }),
  }),
})
