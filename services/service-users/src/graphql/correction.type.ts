import { correctableFields } from '../domain/correctable-field.ts'
import type { CorrectableField } from '../generated/prisma/client.ts'
import { correctionPlace } from '../data/sealed-place.ts'
import { builder } from './builder.ts'
import { correctableField, correctionState } from './enums.ts'
import { nodeInterface } from './node.interface.ts'
import { rowRef } from './person-ref.ts'

/** The values of a correction may be seen by those who may see the field that it corrects. */
const fieldConcerned = (row: { field: CorrectableField }) => [correctableFields[row.field].category]

export const correction = builder.prismaObject('Correction', {
  description: 'A request to put a value right, with what became of it.',
  interfaces: [nodeInterface],
  select: { id: true, organisation: true, serviceUserId: true, field: true },
  about: (row) => rowRef('Correction', row),
  fields: (t) => ({
    field: t.field({ type: correctableField, category: 'rights', resolve: (row) => row.field }),
    previous: t.string({
      description: 'The value when the correction was asked for.',
      category: 'rights',
      alsoContains: fieldConcerned,
      select: { previousSealed: true },
      resolve: (row, _, { vault }) => row.previousSealed && vault.open(correctionPlace(row, 'previous'), row.previousSealed),
    }),
    proposed: t.string({
      category: 'rights',
      alsoContains: fieldConcerned,
      select: { proposedSealed: true },
      resolve: (row, _, { vault }) => vault.open(correctionPlace(row, 'proposed'), row.proposedSealed),
    }),
    reason: t.string({
      category: 'rights',
      alsoContains: fieldConcerned,
      select: { reasonSealed: true },
      resolve: (row, _, { vault }) => row.reasonSealed && vault.open(correctionPlace(row, 'reason'), row.reasonSealed),
    }),
    state: t.field({ type: correctionState, category: 'rights', select: { state: true }, resolve: (row) => row.state }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', category: 'rights' }),
    requestedBy: t.exposeString('requestedByName', { category: 'rights' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', category: 'rights' }),
    decidedBy: t.exposeString('decidedByName', { category: 'rights' }),
    decisionReason: t.string({
      category: 'rights',
      alsoContains: fieldConcerned,
      select: { decisionSealed: true },
      resolve: (row, _, { vault }) => row.decisionSealed && vault.open(correctionPlace(row, 'decision'), row.decisionSealed),
    }),
    version: t.exposeInt('version', { category: 'rights' }),
    viewerCanDecide: t.boolean({
      description: 'Whether to offer the decision to this viewer.',
      category: 'reference',
      nullable: false,
      select: { state: true },
      resolve: async (row, _, { needToKnow }) =>
        row.state === 'REQUESTED' &&
        (await needToKnow.may('decide', rowRef('Correction', row), ['rights'])) &&
        (await needToKnow.may('read', rowRef('Correction', row), fieldConcerned(row))),
    }),
  }),
})
