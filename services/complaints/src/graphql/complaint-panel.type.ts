import { dateOrNull, panelIn, presentStageOf, type CaseRecord } from '../data/case-record.ts'
import { panelSize, stageNamed } from '../domain/procedure.ts'
import { builder } from './builder.ts'
import { partRef } from './case-ref.ts'
import type { ComplaintsContext } from './context.ts'
import { procedureIn } from './procedure-in.ts'

/** How many the panel of the present stage needs; null where there is none. */
export const panelSizeIn = (record: CaseRecord, context: ComplaintsContext): number | null =>
  panelSize(stageNamed(procedureIn(context, record), presentStageOf(record).code))

export const complaintPanel = builder.objectRef<CaseRecord>('ComplaintPanel').implement({
  description: 'The panel that hears the present stage.',
  about: (record) => partRef(record, 'ComplaintPanel', presentStageOf(record).id),
  fields: (t) => ({
    id: t.id({ category: 'reference', nullable: false, resolve: (record) => presentStageOf(record).id }),
    size: t.int({
      description: 'How many it needs.',
      category: 'complaint.matter',
      resolve: (record, _, context) => panelSizeIn(record, context),
    }),
    members: t.stringList({
      description: 'Who sits on it, from the staff or from outside.',
      category: 'complaint.parties',
      resolve: (record) => panelIn(record).map(({ name }) => name),
    }),
    heldOn: t.field({
      description: 'When it met.',
      type: 'Date',
      category: 'complaint.matter',
      resolve: (record) => dateOrNull(presentStageOf(record).panelHeldOn),
    }),
    reportedOn: t.field({
      description: 'When its report was sent.',
      type: 'Date',
      category: 'complaint.matter',
      resolve: (record) => dateOrNull(presentStageOf(record).panelReportedOn),
    }),
  }),
})
