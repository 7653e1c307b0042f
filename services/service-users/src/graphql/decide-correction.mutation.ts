import { londonDateOf } from '@candour/statutory-clock'
import { answering, ApiError, authorise, change, conflict, notThere, rejection } from '@candour/subgraph-kit'
import { recordProvenance } from '../data/contact-details.ts'
import { lockCorrection, proposedValue, saveDecision } from '../data/corrections.ts'
import { lockPerson } from '../data/person.ts'
import { recordValueUpdate } from '../data/record-value.ts'
import { staffNameOf } from '../data/staff-name.ts'
import { correctableFields } from '../domain/correctable-field.ts'
import { parseFreeText } from '../domain/free-text.ts'
import { isIdentifier } from '../domain/identifier.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { correctionPayload } from './payload.ts'
import { rowRef } from './person-ref.ts'

interface DecideCorrectionInput {
  readonly correctionId: string
  readonly version: number
  readonly accept: boolean
  readonly reason?: string | null | undefined
}

const input = builder.inputType('DecideCorrectionInput', {
  fields: (t) => ({
    correctionId: t.id({ required: true }),
    version: t.int({ required: true }),
    accept: t.boolean({ required: true }),
    reason: t.string({ description: 'Required for a refusal: the person is told it.' }),
  }),
})

builder.mutationField('decideCorrection', (t) =>
  t.field({
    description: 'Accepts a correction, which changes the record at once, or refuses it with a reason.',
    type: correctionPayload('DecideCorrectionPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => decideCorrection(args.input, context)),
  }),
)

async function decideCorrection(given: DecideCorrectionInput, context: ServiceUsersContext) {
  const { viewer, clock, vault, db, indexSecret, outbox } = context
  const { correctionId: id } = given
  const known = isIdentifier(id) ? await db.correction.findFirst({ where: { id } }) : null
  if (!known) throw await notThere(context, 'Correction', ['rights'])
  const { category, section } = correctableFields[known.field]
  await authorise(context, 'decide', rowRef('Correction', known), ['rights'], 'rights')
  await authorise(context, 'read', rowRef('Correction', known), [category], 'rights')
  const reason = given.reason?.trim() ? parseFreeText(given.reason, 2_000) : null
  if (!given.accept && reason === null) throw rejection('INVALID', 'Enter why it is refused. The person is told it.', 'reason')
  const correction = await change(context, ['rights', category], async (tx) => {
    const person = await lockPerson(tx, viewer.organisation, known.serviceUserId)
    const current = await lockCorrection(tx, viewer.organisation, given.correctionId)
    const name = await staffNameOf(tx, viewer.id)
    if (!person || !current || name === null) throw new ApiError('NOT_FOUND')
    if (current.version !== given.version || current.state !== 'REQUESTED') throw conflict({ correction: current })
    if (given.accept) {
      const value = await proposedValue(vault, current, tx)
      const update = await recordValueUpdate(vault, tx, person, current.field, value, indexSecret)
      await tx.serviceUser.update({
        where: { id: person.id },
        data: { ...update, ...(category === 'contact' ? { version: { increment: 1 } } : {}) },
      })
      await recordProvenance(tx, clock, person, section, 'PERSON')
    }
    const decided = await saveDecision({ tx, vault, clock }, current, {
      accept: given.accept,
      reason,
      by: { id: viewer.id, name },
    })
    await outbox.queue(tx, {
      organisation: viewer.organisation,
      kind: 'correction-decided',
      to: { kind: 'service-user', id: person.id },
      parameters: { requestedOn: londonDateOf(current.requestedAt), accepted: given.accept },
    })
    return { result: decided, ref: rowRef('Correction', decided) }
  })
  return { correction }
}
