import { answering, authorise, change } from '@candour/subgraph-kit'
import { grant, type RepresentationWish } from '../data/representations.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { representationPayload, shownAs } from './representation.payload.ts'

type GrantRepresentationInput = Omit<RepresentationWish, 'organisation' | 'subjectId' | 'grantedById'> & {
  readonly serviceUserId: string
}

const input = builder.inputType('GrantRepresentationInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    representativeId: t.id({ description: 'The account they sign in with, where that is known.' }),
    username: t.string({
      description:
        'The name with which they sign in for somebody else already. Without this and without an account they get one of their own by an invitation.',
    }),
    name: t.string({ required: true }),
    kind: t.string({ required: true, description: '`parent`, `attorney`, `deputy`, `advocate` or `solicitor`.' }),
    evidence: t.string({ required: true, description: 'What proof was seen. Kept sealed.' }),
    ground: t.string({ description: 'For a parent: `person-authorises`, `lacks-understanding` or `best-interests`.' }),
    givenOn: t.field({ type: 'Date', required: true, description: 'The day of the order, the registration, the signature.' }),
    lastDay: t.field({ type: 'Date', description: 'The last day of it. An advocate’s or solicitor’s always has one.' }),
    scopes: t.stringList({ required: true, description: 'What they may see: patterns over the data categories.' }),
    courtOrderLifted: t.boolean({ description: 'An order that forbade it was lifted, as the proof shows.' }),
  }),
})

builder.mutationField('grantRepresentation', (t) =>
  t.field({
    description: 'Lets somebody act for a person, as far as their authority goes. It takes the place of what they had before.',
    type: representationPayload('GrantRepresentationPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => grantRepresentation(args.input, context)),
  }),
)

async function grantRepresentation({ serviceUserId, ...given }: GrantRepresentationInput, context: AccessContext) {
  const { viewer, clock, vault } = context
  await authorise(context, 'create', ofServiceUser(context, serviceUserId, 'Representation'), ['representation'])
  const wish = { ...given, organisation: viewer.organisation, subjectId: serviceUserId, grantedById: viewer.id }
  const granted = await change(context, ['representation'], async (tx) => {
    const result = accepted(await grant(tx, clock, vault, wish))
    return { result, ref: ofServiceUser(context, serviceUserId, 'Representation', result.id) }
  })
  return shownAs(context, granted)
}
