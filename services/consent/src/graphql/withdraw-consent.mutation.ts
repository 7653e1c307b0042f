import { answering, authorise, conflict, Rejected, rejection } from '@candour/subgraph-kit'
import { itemOf } from '../domain/form.ts'
import { withdraw, type WithdrawalRequest } from '../domain/withdraw-consent.ts'
import { builder } from './builder.ts'
import type { ConsentContext } from './context.ts'
import { decide, recorderOf } from './decide.ts'
import { consentPayload } from './payload.ts'
import { namedPerson } from './person-ref.ts'
import { signatureInput } from './signature.input.ts'

const input = builder.inputType('WithdrawConsentInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    itemCode: t.string({ required: true }),
    signature: t.field({ type: signatureInput, description: 'Kept where it is given. Withdrawing never waits for it.' }),
    version: t.int({ description: 'The version that was decided on. Left out: whatever is in force is withdrawn.' }),
  }),
})

builder.mutationField('withdrawConsent', (t) =>
  t.field({
    description: 'Takes a consent back, for any item at any time. Nothing that rests on it can be read from then on.',
    type: consentPayload('WithdrawConsentPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => withdrawConsent(args.input, context)),
  }),
)

async function withdrawConsent(given: WithdrawalRequest & { readonly serviceUserId: string }, context: ConsentContext) {
  const { form } = context.profile.consent
  const person = namedPerson(context, given.serviceUserId)
  await authorise(context, 'update', person, ['consent'])
  const item = itemOf(form, given.itemCode)
  if (!item) throw rejection('UNKNOWN_ITEM', 'Choose an item of the form.', 'itemCode')
  return decide(context, person, item, (standing, current) => {
    const outcome = withdraw(given, recorderOf(context), standing, form)
    if (outcome === 'conflict') return conflict({ consent: current })
    if (outcome !== 'not in force') return outcome
    return new Rejected([{ code: 'NOT_IN_FORCE', message: 'There is no consent in force to withdraw.', path: ['itemCode'] }], {
      consent: current,
    })
  })
}
