import { answering } from '@candour/subgraph-kit'
import { dateIn } from '../data/case-record.ts'
import { saveAcknowledgement } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { acknowledgementText } from '../domain/acknowledgement-text.ts'
import { clocksOf } from '../domain/case-clock.ts'
import { presentStage } from '../domain/case-file.ts'
import { stepRefusal } from '../domain/case-step.ts'
import { firstRecipientOf } from '../domain/first-recipient.ts'
import { steps } from '../domain/procedure.ts'
import { placesToTurn } from '../domain/where-to-turn.ts'
import { queueRefusal } from '../domain/who-may-handle.ts'
import { builder } from './builder.ts'
import type { ComplaintsContext } from './context.ts'
import { complaintPayload } from './payload.ts'
import { takeStep } from './take-step.ts'

interface AcknowledgeComplaintInput {
  readonly complaintId: string
  readonly version: number
}

const input = builder.inputType('AcknowledgeComplaintInput', {
  fields: (t) => ({ complaintId: t.id({ required: true }), version: t.int({ required: true }) }),
})

builder.mutationField('acknowledgeComplaint', (t) =>
  t.field({
    description: 'Tells the person that their case is here, what happens with it and by when. The text is kept in the timeline.',
    type: complaintPayload('AcknowledgeComplaintPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => acknowledgeComplaint(args.input, context)),
  }),
)

const acknowledgeComplaint = (given: AcknowledgeComplaintInput, context: ComplaintsContext) =>
  takeStep(context, 'acknowledge', given, async ({ record, file, procedure, actor, today, recording, refuse }) => {
    const refusal = stepRefusal('acknowledge', file, procedure) ?? queueRefusal(file, actor)
    if (refusal) return refuse(refusal)
    const { profile, outbox } = context
    const stage = { ...presentStage(file), acknowledgedOn: today }
    const replyDue = (procedure && clocksOf(procedure, stage, null, today).find(({ step }) => step === steps.reply)) ?? null
    const text = acknowledgementText({
      reference: record.reference,
      receivedOn: dateIn(record.receivedOn),
      firstRecipient: firstRecipientOf(profile.complaints),
      replyDue,
      places: placesToTurn(profile),
    })
    await outbox.queue(recording.tx, {
      organisation: record.organisation,
      kind: 'complaint-acknowledged',
      to: { kind: 'service-user', id: record.serviceUserId },
      parameters: {
        reference: record.reference,
        receivedOn: dateIn(record.receivedOn),
        replyDueOn: replyDue?.dueOn ?? null,
      },
    })
    await recordEvent(recording, record, { kind: 'ACKNOWLEDGED', by: actor, text })
    return saveAcknowledgement(recording, record, today, file.handlerId === null ? 'ACKNOWLEDGED' : 'IN_PROGRESS')
  })
