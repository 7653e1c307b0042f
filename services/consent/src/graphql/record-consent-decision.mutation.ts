import { answering, authorise, conflict, Rejected, rejection } from '@candour/subgraph-kit'
import { readAnswer, settleAnswer, type AnswerRequest } from '../domain/decide-consent.ts'
import { itemOf } from '../domain/form.ts'
import { builder } from './builder.ts'
import type { ConsentContext } from './context.ts'
import { decide, recorderOf } from './decide.ts'
import { consentAnswer, consentMethod } from './enums.ts'
import { consentPayload } from './payload.ts'
import { namedPerson } from './person-ref.ts'
import { signatureInput } from './signature.input.ts'

interface RecordConsentDecisionInput extends AnswerRequest {
  readonly serviceUserId: string
  readonly version?: number | null | undefined
}

const input = builder.inputType('RecordConsentDecisionInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    itemCode: t.string({ required: true }),
    decision: t.field({ type: consentAnswer, required: true, description: 'What the person said. Nothing is assumed for them.' }),
    wordingVersion: t.int({ required: true, description: 'The wording that the person was shown.' }),
    method: t.field({ type: consentMethod, required: true, description: 'For a person about themselves always SELF_SERVICE.' }),
    signature: t.field({ type: signatureInput }),
    version: t.int({ description: 'The version of the consent that was decided on. Left out: never decided about before.' }),
  }),
})

builder.mutationField('recordConsentDecision', (t) =>
  t.field({
    description: 'Records a person’s yes or no to one item. It counts from the next read on.',
    type: consentPayload('RecordConsentDecisionPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => recordConsentDecision(args.input, context)),
  }),
)

async function recordConsentDecision(given: RecordConsentDecisionInput, context: ConsentContext) {
  const { profile } = context
  const person = namedPerson(context, given.serviceUserId)
  await authorise(context, 'create', person, ['consent'])
  const recorder = recorderOf(context)
  const read = readAnswer(given, recorder, { form: profile.consent.form, paperless: profile.paperless })
  if ('problems' in read) throw new Rejected(read.problems)
  const { decision } = read
  const item = itemOf(profile.consent.form, decision.itemCode)
  if (!item) throw rejection('UNKNOWN_ITEM', 'Choose an item of the form.', 'itemCode')
  return decide(context, person, item, (standing, current) => {
    const outcome = settleAnswer(decision, recorder, standing, given.version ?? 0)
    if (outcome === 'record') return decision
    // Sent again: the first sending did it, and nothing is wrong.
    return outcome === 'conflict' ? conflict({ consent: current }) : new Rejected([], { consent: current })
  })
}
