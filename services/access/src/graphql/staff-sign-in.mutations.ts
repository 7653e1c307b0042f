import { answering, authorise, change } from '@candour/subgraph-kit'
import { issueStaffCode, takeOnStaff } from '../data/staff-code.ts'
import { signInsOf } from '../data/sign-ins.ts'
import type { CodePurpose } from '../domain/sign-in-code.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { ofOrganisation, type AccessContext } from './context.ts'
import { staffMemberPayload } from './payload.ts'
import { ProofSeen } from './restore-access.mutation.ts'
import { signInCodePayload, type CodeIssued } from './sign-in-code-payload.ts'

const newStaff = builder.inputType('AddStaffMemberInput', {
  fields: (t) => ({ name: t.string({ required: true }), username: t.string({ required: true }) }),
})

builder.mutationField('addStaffMember', (t) =>
  t.field({
    description: 'Puts somebody on the staff. They have no role yet, and sign in once they were invited.',
    type: staffMemberPayload('AddStaffMemberPayload'),
    nullable: false,
    args: { input: t.arg({ type: newStaff, required: true }) },
    resolve: (_root, args, context) => answering(() => add(args.input, context)),
  }),
)

async function add(wish: { readonly name: string; readonly username: string }, context: AccessContext) {
  const { viewer, clock } = context
  const { organisation } = viewer
  await authorise(context, 'create', ofOrganisation(context, 'StaffMember', organisation), ['staff'])
  const staffMember = await change(context, ['staff'], async (tx) => {
    const result = accepted(await takeOnStaff(tx, clock, { ...wish, organisation }))
    return { result, ref: ofOrganisation(context, 'StaffMember', result.id) }
  })
  return { staffMember }
}

const invitation = builder.inputType('InviteStaffMemberInput', { fields: (t) => ({ staffMemberId: t.id({ required: true }) }) })

builder.mutationField('inviteStaffMember', (t) =>
  t.field({
    description: 'Issues a one-time code with which a member of staff chooses their password and second factor.',
    type: signInCodePayload('InviteStaffMemberPayload'),
    nullable: false,
    args: { input: t.arg({ type: invitation, required: true }) },
    resolve: (_root, args, context) => answering(() => issue(args.input, 'invitation', context)),
  }),
)

const restoration = builder.inputType('RestoreStaffAccessInput', {
  fields: (t) => ({
    staffMemberId: t.id({ required: true }),
    proofSeen: t.field({ type: ProofSeen, required: true }),
    note: t.string({ required: true, description: 'What was seen, in a sentence.' }),
  }),
})

builder.mutationField('restoreStaffAccess', (t) =>
  t.field({
    description: 'Ends all sessions and credentials of a member of staff, now, and issues a code for new ones. Never one’s own.',
    type: signInCodePayload('RestoreStaffAccessPayload'),
    nullable: false,
    args: { input: t.arg({ type: restoration, required: true }) },
    resolve: (_root, args, context) => answering(() => issue(args.input, 'restoration', context)),
  }),
)

interface StaffWish {
  readonly staffMemberId: string
  readonly proofSeen?: string
  readonly note?: string
}

async function issue(wish: StaffWish, purpose: CodePurpose, context: AccessContext): Promise<CodeIssued> {
  const { viewer, clock, vault, db } = context
  const { organisation, id: issuedById } = viewer
  const ref = ofOrganisation(context, 'SignIn', wish.staffMemberId)
  await authorise(context, purpose === 'invitation' ? 'create' : 'update', ref, ['sign-in'])
  const issued = await change(context, ['sign-in'], async (tx) => {
    const result = accepted(await issueStaffCode(tx, clock, vault, { ...wish, purpose, organisation, issuedById }))
    return { result, ref }
  })
  const [standing] = await signInsOf(db, organisation, [wish.staffMemberId], clock.now())
  if (!standing) throw new Error('A sign-in that was just changed is not there.')
  return { issued, signIn: { ...standing, ref } }
}
