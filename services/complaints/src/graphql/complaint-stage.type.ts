import { dateIn, dateOrNull, type CaseRecord } from '../data/case-record.ts'
import { procedureOf, stageNamed } from '../domain/procedure.ts'
import { regimeOf } from '../domain/choose-regime.ts'
import type { CaseStage } from '../generated/prisma/client.ts'
import { builder } from './builder.ts'
import { partRef } from './case-ref.ts'

/** A stage together with the case that it is of. */
export interface StageOfCase {
  readonly record: CaseRecord
  readonly stage: CaseStage
}

export const complaintStage = builder.objectRef<StageOfCase>('ComplaintStage').implement({
  description: 'One stage of the procedure, as far as it went.',
  about: ({ record, stage }) => partRef(record, 'ComplaintStage', stage.id),
  fields: (t) => ({
    id: t.id({ category: 'reference', nullable: false, resolve: ({ stage }) => stage.id }),
    name: t.string({
      description: 'As the procedure calls it; null where the case runs under none.',
      category: 'complaint.matter',
      resolve: ({ record, stage }, _, { profile }) => {
        const regime = regimeOf(profile.complaints, record.regime)
        return regime && (stageNamed(procedureOf(regime), stage.code)?.title ?? null)
      },
    }),
    beganOn: t.field({ type: 'Date', category: 'complaint.matter', resolve: ({ stage }) => dateIn(stage.beganOn) }),
    acknowledgedOn: t.field({
      type: 'Date',
      category: 'complaint.matter',
      resolve: ({ stage }) => dateOrNull(stage.acknowledgedOn),
    }),
    extendedOn: t.field({ type: 'Date', category: 'complaint.matter', resolve: ({ stage }) => dateOrNull(stage.extendedOn) }),
    extensionReason: t.string({
      category: 'complaint.matter',
      resolve: ({ record, stage }, _, { cases }) => cases.extensionReasonOf(record, stage),
    }),
    decidedOn: t.field({ type: 'Date', category: 'complaint.outcome', resolve: ({ stage }) => dateOrNull(stage.decidedOn) }),
    decider: t.string({ category: ['complaint.outcome', 'complaint.parties'], resolve: ({ stage }) => stage.deciderName }),
    findings: t.string({
      category: 'complaint.outcome',
      resolve: ({ record, stage }, _, { cases }) => cases.findingsOf(record, stage),
    }),
    outcome: t.string({
      description: 'As the person was told it, with whom they may turn to next.',
      category: 'complaint.outcome',
      resolve: ({ record, stage }, _, { cases }) => cases.outcomeOf(record, stage),
    }),
  }),
})
