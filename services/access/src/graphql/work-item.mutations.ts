import type { Action, ResourceRef } from '@candour/need-to-know'
import { answering, ApiError, authorise, change, conflict, notThere, rejection } from '@candour/subgraph-kit'
import { close, findWorkItem, open } from '../data/work-items.ts'
import { isRefusal } from '../domain/refusal.ts'
import { endingTakes, openable, openablePurpose, type OpenablePurpose } from '../domain/work-item.ts'
import type { WorkItem as WorkItemRow } from '../generated/prisma/client.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import type { Outcome } from './payload.ts'
import { aboutWhat, hasTheErrand, WorkItem } from './work-item.type.ts'

const openInput = builder.inputType('OpenWorkItemInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    purpose: t.string({
      required: true,
      description:
        '`rights-request`, `audit`, `safeguarding`, `retention-review`, or `inspection`, which is opened for the purpose of audit.',
    }),
    days: t.int({ required: true, description: 'For how long.' }),
    reason: t.string({ required: true, description: 'What is looked into. Kept sealed.' }),
    forId: t.id({ description: 'The inspector whose inspection it is.' }),
  }),
})
const closeInput = builder.inputType('CloseWorkItemInput', { fields: (t) => ({ workItemId: t.id({ required: true }) }) })

const payload = (name: string) =>
  builder.objectRef<Outcome<{ readonly workItem: WorkItemRow }>>(name).implement({
    fields: (t) => ({
      workItem: t.field({ type: WorkItem, category: 'reference', resolve: ({ changed }) => changed?.workItem ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

builder.mutationFields((t) => ({
  openWorkItem: t.field({
    description: 'Says what a record is looked into for, so that it may be read for that purpose from the next read on.',
    type: payload('OpenWorkItemPayload'),
    nullable: false,
    args: { input: t.arg({ type: openInput, required: true }) },
    resolve: (_root, args, context) => answering(() => openOne(args.input, context)),
  }),
  closeWorkItem: t.field({
    description:
      'Ends a piece of work before its time, effective on the next read: by whoever opened it, the one whose it is, or who leads such work.',
    type: payload('CloseWorkItemPayload'),
    nullable: false,
    args: { input: t.arg({ type: closeInput, required: true }) },
    resolve: (_root, args, context) => answering(() => closeOne(args.input.workItemId, context)),
  }),
}))

/** Lets go on who may do all of this to what the work is about, and whose roles have the errand. */
async function authoriseWork(
  context: AccessContext,
  ref: ResourceRef,
  purpose: OpenablePurpose,
  actions: readonly Action[],
): Promise<void> {
  const { about } = openable[purpose]
  for (const action of actions) await authorise(context, action, ref, [about], action === 'read' ? about : 'identity')
  if (!hasTheErrand(context, purpose)) throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
}

async function openOne(given: typeof openInput.$inferInput, context: AccessContext) {
  const { viewer, clock, vault } = context
  const { serviceUserId: subjectId, ...wish } = given
  const purpose = openablePurpose(wish.purpose)
  if (purpose === undefined) throw rejection('UNKNOWN_PURPOSE', 'Choose what you need it for.', 'purpose')
  const { about } = openable[purpose]
  await authoriseWork(context, ofServiceUser(context, subjectId, 'WorkItem'), purpose, ['create'])
  const workItem = await change(context, [about], async (tx) => {
    const opened = { ...wish, purpose, organisation: viewer.organisation, subjectId, openedById: viewer.id }
    const result = accepted(await open(tx, clock, vault, opened))
    return { result, ref: ofServiceUser(context, subjectId, 'WorkItem', result.id) }
  })
  return { workItem }
}

async function closeOne(id: string, context: AccessContext) {
  const { viewer, clock, db } = context
  const known = await findWorkItem(db, id)
  if (!known) throw await notThere(context, 'WorkItem', ['identity'])
  const ref = ofServiceUser(context, known.subjectId, 'WorkItem', id)
  const about = aboutWhat(known)
  const purpose = known.purpose as OpenablePurpose
  await authoriseWork(context, ref, purpose, endingTakes({ ...known, purpose }, viewer.id))
  const workItem = await change(context, [about], async (tx) => {
    const outcome = await close(tx, clock, { id, closedById: viewer.id })
    if (isRefusal(outcome) && outcome.refused === 'CONFLICT') throw conflict({ workItem: known })
    return { result: accepted(outcome), ref }
  })
  return { workItem }
}
