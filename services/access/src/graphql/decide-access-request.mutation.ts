import { answering, ApiError, change, conflict, notThere } from '@candour/subgraph-kit'
import { findAccessRequest, settleAccessRequest, type WaitingAccessRequest } from '../data/access-requests.ts'
import type { AccessVerdict } from '../domain/decide-access-request.ts'
import { isRefusal } from '../domain/refusal.ts'
import { accepted } from './accepted.ts'
import { AccessRequest } from './access-request.type.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { mayDecideAccess } from './may-decide-access.ts'
import type { Outcome } from './payload.ts'

const input = builder.inputType('DecideAccessRequestInput', {
  fields: (t) => ({
    accessRequestId: t.id({ required: true }),
    approve: t.boolean({ required: true }),
    days: t.int({ description: 'Fewer days than were asked for.' }),
    extent: t.string({ description: '`full`, or `overview`: only who the person is and their plan.' }),
  }),
})

const payload = builder
  .objectRef<Outcome<{ readonly accessRequest: WaitingAccessRequest }>>('DecideAccessRequestPayload')
  .implement({
    fields: (t) => ({
      accessRequest: t.field({
        type: AccessRequest,
        category: 'reference',
        resolve: ({ changed }) => changed?.accessRequest ?? null,
      }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

builder.mutationField('decideAccessRequest', (t) =>
  t.field({
    description:
      'Approves a request for access, as it is or narrowed, effective on the next read and until its end; or refuses it. Never one’s own.',
    type: payload,
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => decideAccessRequest(args.input, context)),
  }),
)

async function decideAccessRequest(
  { accessRequestId: id, ...verdict }: AccessVerdict & { readonly accessRequestId: string },
  context: AccessContext,
) {
  const { viewer, clock, db, audit } = context
  const known = await findAccessRequest(db, id)
  if (!known) throw await notThere(context, 'AccessRequest', ['access'])
  const ref = ofServiceUser(context, known.subjectId, 'AccessRequest', id)
  if (!(await mayDecideAccess(context, known))) {
    audit.note('refused', ref, ['access'])
    throw new ApiError('NOT_FOUND')
  }
  const decided = await change(context, ['access'], async (tx) => {
    const outcome = await settleAccessRequest(tx, clock, { ...verdict, id, decidedById: viewer.id })
    if (isRefusal(outcome)) {
      if (outcome.refused === 'CONFLICT') throw conflict({ accessRequest: known })
      if (outcome.refused === 'OWN_REQUEST') audit.note('refused', ref, ['access'])
    }
    return { result: accepted(outcome), ref }
  })
  return { accessRequest: { ...decided, subjectId: known.subjectId } }
}
