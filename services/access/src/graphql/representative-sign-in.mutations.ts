import { answering, authorise, change, notThere } from '@candour/subgraph-kit'
import { findRepresentation } from '../data/representations.ts'
import { issueRepresentativeCode } from '../data/representative-code.ts'
import { signInsOf } from '../data/sign-ins.ts'
import type { CodePurpose } from '../domain/sign-in-code.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofServiceUser, type AccessContext } from './context.ts'
import { ProofSeen } from './restore-access.mutation.ts'
import { signInCodePayload, type CodeIssued } from './sign-in-code-payload.ts'

const invitation = builder.inputType('InviteRepresentativeInput', {
  fields: (t) => ({ representationId: t.id({ required: true }) }),
})

builder.mutationField('inviteRepresentative', (t) =>
  t.field({
    description:
      'Issues a one-time code, to be handed over, with which somebody who acts for a person chooses how they sign in. They show the person’s date of birth too.',
    type: signInCodePayload('InviteRepresentativePayload'),
    nullable: false,
    args: { input: t.arg({ type: invitation, required: true }) },
    resolve: (_root, args, context) => answering(() => issue(args.input, 'invitation', context)),
  }),
)

const restoration = builder.inputType('RestoreRepresentativeAccessInput', {
  fields: (t) => ({
    representationId: t.id({ required: true }),
    proofSeen: t.field({ type: ProofSeen, required: true }),
    note: t.string({ required: true, description: 'What was seen, in a sentence.' }),
  }),
})

builder.mutationField('restoreRepresentativeAccess', (t) =>
  t.field({
    description: 'Ends all sessions and credentials of somebody who acts for a person, now, and issues a code for new ones.',
    type: signInCodePayload('RestoreRepresentativeAccessPayload'),
    nullable: false,
    args: { input: t.arg({ type: restoration, required: true }) },
    resolve: (_root, args, context) => answering(() => issue(args.input, 'restoration', context)),
  }),
)

interface Wish {
  readonly representationId: string
  readonly proofSeen?: string
  readonly note?: string
}

async function issue({ representationId, ...proof }: Wish, purpose: CodePurpose, context: AccessContext): Promise<CodeIssued> {
  const { viewer, clock, vault, db } = context
  const { organisation, id: issuedById } = viewer
  const known = await findRepresentation(db, representationId)
  if (!known) throw await notThere(context, 'SignIn', ['sign-in'])
  const { id, subjectId, representativeId } = known
  const ref = ofServiceUser(context, subjectId, 'SignIn', id)
  await authorise(context, purpose === 'invitation' ? 'create' : 'update', ref, ['sign-in'], 'representation')
  const issued = await change(context, ['sign-in'], async (tx) => {
    const wish = { ...proof, organisation, subjectId, representationId: id, purpose, issuedById }
    return { result: accepted(await issueRepresentativeCode(tx, clock, vault, wish)), ref }
  })
  const [standing] = await signInsOf(db, organisation, [representativeId], clock.now())
  if (!standing) throw new Error('A sign-in that was just changed is not there.')
  return { issued, signIn: { ...standing, ref } }
}
