import { answering, ApiError, change, rejection, stepUpChallenge } from '@candour/subgraph-kit'
import { declareBreakGlass, lastDeclared } from '../data/break-glass.ts'
import type { BreakGlassWish } from '../domain/break-glass.ts'
import { isRefusal } from '../domain/refusal.ts'
import { ownBreakGlassPayload } from './break-glass.payload.ts'
import { builder } from './builder.ts'
import { ofOrganisation, ofServiceUser, type AccessContext } from './context.ts'

const input = builder.inputType('BreakGlassInput', {
  fields: (t) => ({
    reference: t.string({ required: true, description: 'The person’s reference.' }),
    purpose: t.string({ required: true, description: '`care` or `safeguarding`.' }),
    reason: t.string({ required: true, description: 'What the emergency is. The reviewer reads it, and so may the person.' }),
  }),
})

builder.mutationField('breakGlass', (t) =>
  t.field({
    description:
      'Opens one record in an emergency, to read only, for four hours. Needs a fresh step-up of its own; the person and the data protection officer are told, and it is reviewed.',
    type: ownBreakGlassPayload('BreakGlassPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => breakGlass(args.input, context)),
  }),
)

async function breakGlass(wish: BreakGlassWish, context: AccessContext) {
  const { viewer, clock, vault, outbox, policy, profile, audit } = context
  await admit(context)
  const { title: name, email = null } = profile.contacts.dataProtectionOfficer
  const declared = {
    ...wish,
    organisation: viewer.organisation,
    staffMemberId: viewer.id,
    mayState: policy.mayState,
    officer: { name, email },
  }
  const made = await change(context, ['access'], async (tx) => {
    const outcome = await declareBreakGlass(tx, clock, { vault, outbox }, declared)
    if (isRefusal(outcome)) {
      const { subjectId } = outcome
      const ref =
        subjectId === null ? ofOrganisation(context, 'BreakGlass', viewer.id) : ofServiceUser(context, subjectId, 'BreakGlass')
      audit.note('refused', ref, ['access'])
      throw rejection(outcome.refused, outcome.message, ...outcome.path)
    }
    return { result: outcome, ref: ofServiceUser(context, outcome.subjectId, 'BreakGlass', outcome.id) }
  })
  return { breakGlass: made }
}

/**
 * Lets only those go on whose role may declare an emergency, and who proved who they are for this one: a step-up opens one record.
 * @throws ApiError FORBIDDEN, or INSUFFICIENT_USER_AUTHENTICATION
 */
async function admit(context: AccessContext): Promise<void> {
  const { viewer, policy, audit, authenticatedAt, db } = context
  const ref = ofOrganisation(context, 'BreakGlass', viewer.id)
  if (viewer.kind !== 'staff' || !policy.mayBreakGlass()) {
    audit.note('refused', ref, ['access'])
    throw new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE' })
  }
  const last = await lastDeclared(db, viewer.id)
  if (viewer.assurance === 3 && (last === null || last < authenticatedAt)) return
  audit.note('refused', ref, ['access'])
  throw stepUpChallenge(3)
}
