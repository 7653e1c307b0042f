import { answering, change, conflict } from '@candour/subgraph-kit'
import { end } from '../data/representations.ts'
import { isRefusal } from '../domain/refusal.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import type { AccessContext } from './context.ts'
import { changeable } from './known-representation.ts'
import { representationPayload, shownAs } from './representation.payload.ts'

interface EndRepresentationInput {
  readonly representationId: string
  readonly reason?: string | null | undefined
  readonly courtOrder?: boolean | null | undefined
}

const input = builder.inputType('EndRepresentationInput', {
  fields: (t) => ({
    representationId: t.id({ required: true }),
    reason: t.string({ description: 'Staff say why; it is kept sealed, and never told to whom the access is taken from.' }),
    courtOrder: t.boolean({ description: 'A court order forbids it: it is not given again before the order is lifted.' }),
  }),
})

builder.mutationField('endRepresentation', (t) =>
  t.field({
    description: 'Stops somebody acting for a person at once. Their next request finds nothing.',
    type: representationPayload('EndRepresentationPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => endRepresentation(args.input, context)),
  }),
)

async function endRepresentation(given: EndRepresentationInput, context: AccessContext) {
  const { viewer, clock, vault } = context
  const { known, ref } = await changeable(context, given.representationId)
  const ending = {
    ...given,
    organisation: viewer.organisation,
    endedById: viewer.id,
    byThePerson: viewer.kind === 'service-user',
  }
  const ended = await change(context, ['representation'], async (tx) => {
    const outcome = await end(tx, clock, vault, ending)
    if (isRefusal(outcome) && outcome.refused === 'CONFLICT') throw conflict(await shownAs(context, known))
    return { result: accepted(outcome), ref }
  })
  return shownAs(context, ended)
}
