import { answering, ApiError, change } from '@candour/subgraph-kit'
import { fileAccessRequest } from '../data/access-requests.ts'
import type { AccessWish } from '../domain/ask-for-access.ts'
import type { AccessRequest } from '../generated/prisma/client.ts'
import { accepted } from './accepted.ts'
import { OwnAccessRequest } from './access-request.type.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import type { Outcome } from './payload.ts'

const input = builder.inputType('AskForAccessInput', {
  fields: (t) => ({
    reference: t.string({ required: true, description: 'The person’s reference. Whether there is such a person is not told.' }),
    purpose: t.string({ required: true, description: '`care` or `safeguarding`.' }),
    days: t.int({ required: true }),
    reason: t.string({ required: true, description: 'Kept sealed; read by whoever decides.' }),
  }),
})

const payload = builder.objectRef<Outcome<{ readonly accessRequest: AccessRequest }>>('AskForAccessPayload').implement({
  fields: (t) => ({
    accessRequest: t.field({
      type: OwnAccessRequest,
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

builder.mutationField('askForAccess', (t) =>
  t.field({
    description:
      'Asks to see a person’s record for a while. The manager of the person’s team or the data protection officer decides.',
    type: payload,
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => askForAccess(args.input, context)),
  }),
)

async function askForAccess(wish: AccessWish, context: AccessContext) {
  const { viewer, clock, vault, policy } = context
  if (viewer.kind !== 'staff') throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
  const asked = {
    ...wish,
    organisation: viewer.organisation,
    requesterId: viewer.id,
    mayState: policy.mayState,
  }
  // On record as the requester's doing, not as the person's: else the record would tell whether there is such a person.
  const accessRequest = await change(context, ['access'], async (tx) => {
    const result = accepted(await fileAccessRequest(tx, clock, vault, asked))
    return { result, ref: ofOrganisation(context, 'AccessRequest', result.id) }
  })
  return { accessRequest }
}
