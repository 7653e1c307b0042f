import { answering, change } from '@candour/subgraph-kit'
import { hide, show } from '../data/representation-hidings.ts'
import type { HidingWish } from '../domain/hide-from-representative.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import type { AccessContext } from './context.ts'
import { changeable } from './known-representation.ts'
import { representationPayload, shownAs } from './representation.payload.ts'

interface HideFromRepresentativeInput extends HidingWish {
  readonly representationId: string
  readonly hidden: boolean
}

const input = builder.inputType('HideFromRepresentativeInput', {
  fields: (t) => ({
    representationId: t.id({ required: true }),
    hidden: t.boolean({ required: true, description: 'False to show again what was hidden.' }),
    categoryPattern: t.string({ description: 'A category of data, or a pattern over them.' }),
    resource: t.string({ description: 'Or one thing: `Note` or `Complaint`, with its id.' }),
    resourceId: t.id(),
  }),
})

builder.mutationField('hideFromRepresentative', (t) =>
  t.field({
    description: 'Keeps a kind of information, or one thing, from somebody who acts for a person. To them it does not exist.',
    type: representationPayload('HideFromRepresentativePayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => hideFromRepresentative(args.input, context)),
  }),
)

async function hideFromRepresentative(
  { representationId, hidden, ...what }: HideFromRepresentativeInput,
  context: AccessContext,
) {
  const { viewer, clock } = context
  const { known, ref } = await changeable(context, representationId)
  await change(context, ['representation'], async (tx) => ({
    result: accepted(await (hidden ? hide : show)(tx, clock, known, { ...what, byId: viewer.id })),
    ref,
  }))
  return shownAs(context, known)
}
