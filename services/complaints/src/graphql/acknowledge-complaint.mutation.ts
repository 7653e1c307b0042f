import { dateIn } from '../data/case-record.ts'
import { saveAcknowledgement } from '../data/change-case.ts'
import { recordEvent } from '../data/recording.ts'
import { acknowledgementText } from '../domain/acknowledgement-text.ts'
import { clocksOf } from '../domain/case-clock.ts'
import { presentStage } from '../domain/case-file.ts'
import { stepRefusal } from '../domain/case-step.ts'
import { recipientInWords } from '../domain/first-recipient.ts'
import { steps } from '../domain/procedure.ts'
import { placesToTurn } from '../domain/where-to-turn.ts'
import { queueRefusal } from '../domain/who-may-handle.ts'
import { stepMutation } from './step-mutation.ts'

stepMutation('acknowledgeComplaint', {
  step: 'acknowledge',
  description: 'Tells the person that their case is here, what happens with it and by when. The text is kept in the timeline.',
  async take(_given, { record, file, procedure, actor, today, recording, refuse }, context) {
    const refusal = stepRefusal('acknowledge', file, procedure) ?? queueRefusal(file, actor)
    if (refusal) return refuse(refusal)
    const { profile, outbox } = context
    const stage = { ...presentStage(file), acknowledgedOn: today }
    const replyDue = (procedure && clocksOf(procedure, stage, null, today).find(({ step }) => step === steps.reply)) ?? null
    const text = acknowledgementText({
      reference: record.reference,
      receivedOn: dateIn(record.receivedOn),
      firstRecipient: recipientInWords(record.queue),
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
  },
})
