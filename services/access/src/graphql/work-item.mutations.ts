import type { ResourceRef } from '@candour/need-to-know'
import { answering, ApiError, authorise, change, conflict, rejection } from '@candour/subgraph-kit'
import { close, findWorkItem, open } from '../data/work-items.ts'
import { isRefusal } from '../domain/refusal.ts'
import { openable, openablePurpose, type OpenablePurpose } from '../domain/work-item.ts'
import type { WorkItem as WorkItemRow } from '../generated/prisma/client.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import type { Outcome } from './payload.ts'
import { aboutWhat, WorkItem } from './work-item.type.ts'

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
    description: 'Ends a piece of work before its time, effective on the next read.',
    type: payload('CloseWorkItemPayload'),
    nullable: false,
    args: { input: t.arg({ type: closeInput, required: true }) },
    resolve: (_root, args, context) => answering(() => closeOne(args.input.workItemId, context)),
  }),
}))

/** Those open and close work whose role has the errand. Who may only tell of such a matter, such as the person, does not end what others do. */
async function authoriseWork(context: AccessContext, ref: ResourceRef, purpose: OpenablePurpose): Promise<void> {
  await authorise(context, 'create', ref, [openable[purpose].about])
  if (!('forOne' in openable[purpose]) && !context.policy.mayState(purpose))
    throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
}

async function openOne(given: typeof openInput.$inferInput, context: AccessContext) {
  const { viewer, clock, vault } = context
  const { serviceUserId: subjectId, ...wish } = given
  const purpose = openablePurpose(wish.purpose)
  if (purpose === undefined) throw rejection('UNKNOWN_PURPOSE', 'Choose what you need it for.', 'purpose')
  const { about } = openable[purpose]
  await authoriseWork(context, ofServiceUser(context, subjectId, 'WorkItem'), purpose)
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
  if (!known) throw new ApiError('NOT_FOUND')
  const ref = ofServiceUser(context, known.subjectId, 'WorkItem', id)
  const about = aboutWhat(known)
  await authoriseWork(context, ref, known.purpose as OpenablePurpose)
  const workItem = await change(context, [about], async (tx) => {
    const outcome = await close(tx, clock, { id, closedById: viewer.id })
    if (isRefusal(outcome) && outcome.refused === 'CONFLICT') throw conflict({ workItem: known })
    return { result: accepted(outcome), ref }
  })
  return { workItem }
}
