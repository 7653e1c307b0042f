import { answering, authorise, change } from '@candour/subgraph-kit'
import { withdrawInvitation } from '../data/self-service-code.ts'
import { signInsOfPeople } from '../data/sign-ins.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import type { Outcome } from './payload.ts'
import { SignIn, type SignInOf } from './sign-in.type.ts'

const input = builder.inputType('WithdrawSignInCodeInput', { fields: (t) => ({ serviceUserId: t.id({ required: true }) }) })

const payload = builder.objectRef<Outcome<{ readonly signIn: SignInOf }>>('WithdrawSignInCodePayload').implement({
  fields: (t) => ({
    signIn: t.field({ type: SignIn, category: 'reference', resolve: ({ changed }) => changed?.signIn ?? null }),
    userErrors: t.field({
      type: ['UserError'],
      category: 'reference',
      nullable: false,
      resolve: ({ userErrors }) => [...userErrors],
    }),
  }),
})

builder.mutationField('withdrawSignInCode', (t) =>
  t.field({
    description: 'Makes the one-time code that is out worthless, such as one that went astray.',
    type: payload,
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => withdraw(args.input.serviceUserId, context)),
  }),
)

async function withdraw(subjectId: string, context: AccessContext) {
  const { viewer, clock, db } = context
  const ref = ofServiceUser(context, subjectId, 'SignIn')
  await authorise(context, 'create', ref, ['sign-in'])
  await change(context, ['sign-in'], async (tx) => {
    const result = accepted(await withdrawInvitation(tx, clock, { subjectId, revokedById: viewer.id }))
    return { result, ref }
  })
  const [standing] = await signInsOfPeople(db, viewer.organisation, [subjectId], clock.now())
  if (!standing) throw new Error('A sign-in that was just changed is not there.')
  return { signIn: { ...standing, ref } }
}
