import { peopleInScope } from '../data/row-scope.ts'
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

const workItemRef = ({ id, subjectId }: Pick<WorkItemRow, 'id' | 'subjectId'>, context: AccessContext) =>
  ofServiceUser(context, subjectId, 'WorkItem', id)

// That there is one shows in what it opens to whoever states the purpose; what it is about takes more.
export const WorkItem = builder.prismaObject('WorkItem', {
  description: 'What somebody looks into a record for: it backs the purpose they state, until it ends.',
  about: (item, context) => workItemRef(item, context),
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
  t.prismaConnection(
    {
      type: WorkItem,
      cursor: 'id',
      description:
        'What is open for the purpose stated about people whom the viewer may know of, the first to end first. For audit, inspections as well. For staff; to everybody else there is none.',
      resolve: async (query, _root, _args, context) => {
        const where = openOnes(context)
        if (where === null) return []
        const found = await context.db.workItem.findMany({ ...query, where, orderBy: [{ untilAt: 'asc' }, { id: 'asc' }] })
        // Whom they are about is not read where nothing but cursors is asked for.
        await context.needToKnow.know(found.flatMap(({ subjectId }: { subjectId?: string }) => subjectId ?? []))
        return found
      },
    },
    { name: 'WorkItemConnection' },
    { name: 'WorkItemEdge' },
  ),
)

function openOnes({ clock, policy, viewer }: AccessContext) {
  const { id, purpose, kind } = viewer
  if (kind !== 'staff' || purpose === null) return null
  const now = clock.now()
  const people = peopleInScope(policy, id, now)
  return people && openWorkItems({ id, purpose, now }, people)
}
