import { answering, ApiError, authorise, calendarDateOf, change, rejection } from '@candour/subgraph-kit'
import { saveCorrection } from '../data/corrections.ts'
import { lockPerson } from '../data/person.ts'
import { staffNameOf } from '../data/staff-name.ts'
import { correctableFields, type CorrectableField } from '../domain/correctable-field.ts'
import { parseFreeText } from '../domain/free-text.ts'
import { builder } from './builder.ts'
import type { ServiceUsersContext } from './context.ts'
import { correctableField } from './enums.ts'
import { correctionPayload } from './payload.ts'
import { aboutPerson, rowRef } from './person-ref.ts'

interface RequestCorrectionInput {
  readonly serviceUserId: string
  readonly field: CorrectableField
  readonly proposed: string
  readonly reason?: string | null | undefined
}

const input = builder.inputType('RequestCorrectionInput', {
  fields: (t) => ({
    serviceUserId: t.id({ required: true }),
    field: t.field({ type: correctableField, required: true }),
    proposed: t.string({ required: true, description: 'What the record should say.' }),
    reason: t.string(),
  }),
})

builder.mutationField('requestCorrection', (t) =>
  t.field({
    description: 'Says that a value is wrong or incomplete (DMR-58, DMWS-38). The record changes when it is accepted.',
    type: correctionPayload('RequestCorrectionPayload'),
    nullable: false,
    args: { input: t.arg({ type: input, required: true }) },
    resolve: (_root, args, context) => answering(() => requestCorrection(args.input, context)),
  }),
)

async function requestCorrection(given: RequestCorrectionInput, context: ServiceUsersContext) {
  const { viewer, clock, vault } = context
  const about = aboutPerson(context, given.serviceUserId)
  const rule = correctableFields[given.field]
  await authorise(context, 'create', about, ['rights'])
  // Who may not see a value may not ask for a copy of it by way of a correction.
  await authorise(context, 'read', about, [rule.category])
  const proposed = rule.parse(given.proposed, calendarDateOf(clock.now()))
  if (proposed === null) throw rejection('INVALID', rule.message, 'proposed')
  const reason = given.reason?.trim() ? parseFreeText(given.reason, 2_000) : null
  const correction = await change(context, ['rights', rule.category], async (tx) => {
    const person = await lockPerson(tx, viewer.organisation, given.serviceUserId)
    if (!person) throw new ApiError('NOT_FOUND')
    const name =
      viewer.kind === 'staff'
        ? await staffNameOf(tx, viewer.id)
        : `${person.preferredName ?? person.givenName} ${person.familyName}`
    if (name === null) throw new ApiError('FORBIDDEN')
    const saved = await saveCorrection({ tx, vault, clock }, person, {
      field: given.field,
      proposed,
      reason,
      by: { id: viewer.id, name },
    })
    return { result: saved, ref: rowRef('Correction', saved) }
  })
  return { correction }
}
