import { openWorkItems, workItemPlace } from '../data/work-items.ts'
import { closeWorkItem, endingTakes, openable, openablePurpose, type OpenablePurpose } from '../domain/work-item.ts'
import type { WorkItem as WorkItemRow } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { serviceUser } from './service-user-ref.ts'

/** What the work is about the person. */
export const aboutWhat = ({ purpose }: Pick<WorkItemRow, 'purpose'>) => openable[purpose as OpenablePurpose].about

/** Whether it is the work of the viewer's roles. Who may only tell of such a matter, such as the person, neither begins nor ends what others do. */
export const hasTheErrand = ({ policy }: Pick<AccessContext, 'policy'>, purpose: OpenablePurpose): boolean =>
  'forOne' in openable[purpose] || policy.mayState(purpose)

/** Whether the viewer may open such work about a person, for the purpose they state. */
export const mayOpen = (context: AccessContext, subjectId: string, purpose: OpenablePurpose): Promise<boolean> =>
  hasTheErrand(context, purpose)
    ? context.needToKnow.may('create', ofServiceUser(context, subjectId, 'WorkItem'), [openable[purpose].about])
    : Promise.resolve(false)

/** Whether the viewer may end it, for the purpose they state: what `closeWorkItem` asks for. */
async function mayEnd(
  context: AccessContext,
  { id, subjectId, ...item }: WorkItemRow,
  purpose: OpenablePurpose,
): Promise<boolean> {
  if (!hasTheErrand(context, purpose)) return false
  const ref = ofServiceUser(context, subjectId, 'WorkItem', id)
  for (const action of endingTakes({ ...item, purpose }, context.viewer.id)) {
    if (!(await context.needToKnow.may(action, ref, [openable[purpose].about]))) return false
  }
  return true
}

// That there is one shows in what it opens to whoever states the purpose; what it is about takes more.
export const WorkItem = builder.objectRef<WorkItemRow>('WorkItem').implement({
  description: 'What somebody looks into a record for: it backs the purpose they state, until it ends.',
  about: ({ id, subjectId }, context) => ofServiceUser(context, subjectId, 'WorkItem', id),
  fields: (t) => ({
    id: t.exposeID('id', { category: 'reference', nullable: false }),
    person: t.field({ type: serviceUser, category: 'identity', resolve: ({ subjectId }) => ({ id: subjectId }) }),
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
      resolve: async (item, _, context) => {
        const purpose = openablePurpose(item.purpose)
        if (purpose === undefined || closeWorkItem(item, context.clock.now())) return false
        return await mayEnd(context, item, purpose)
      },
    }),
  }),
})

builder.queryField('workItems', (t) =>
  t.field({
    type: [WorkItem],
    description:
      'What is open for the purpose stated about people whom the viewer may know of, the first to end first; at most a hundred. For audit, inspections as well. For staff; to everybody else there is none.',
    resolve: (_, __, context) => openOnes(context),
  }),
)

async function openOnes(context: AccessContext): Promise<WorkItemRow[]> {
  const { db, clock, needToKnow, viewer } = context
  const { organisation, id, purpose, kind } = viewer
  if (kind !== 'staff' || purpose === null) return []
  const found = await openWorkItems(db, { organisation, id, purpose, now: clock.now() })
  const known = await Promise.all(
    found.map(({ subjectId }) => needToKnow.may('read', ofServiceUser(context, subjectId), ['identity'])),
  )
  return found.filter((_, index) => known[index])
}
