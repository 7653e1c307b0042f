import { answering, ApiError, change } from '@candour/subgraph-kit'
import { confirm } from '../data/confirm-representation.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import type { AccessContext } from './context.ts'
import { changeable } from './known-representation.ts'
import { representationPayload, shownAs } from './representation.payload.ts'

const input = builder.inputType('ConfirmRepresentationInput', { fields: (t) => ({ representationId: t.id({ required: true }) }) })

builder.mutationField('confirmRepresentation', (t) =>
  t.field({
    description: 'Lets somebody whose authority stopped at 16 go on. Only the young person can say so.',
    type: representationPayload('ConfirmRepresentationPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => confirmRepresentation(args.input.representationId, context)),
  }),
)

async function confirmRepresentation(representationId: string, context: AccessContext) {
  const { known, ref } = await changeable(context, representationId)
  if (context.viewer.kind !== 'service-user') throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
  await change(context, ['representation'], async (tx) => ({
    result: accepted(await confirm(tx, context.clock, known)),
    ref,
  }))
  return shownAs(context, known)
}
