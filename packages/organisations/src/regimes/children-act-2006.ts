import { ordinaryStage } from './regime.ts'
import type { StatutoryRegime } from './regime.ts'

/** For representations by or for children about the social care that they are owed. */
export const childrenAct2006: StatutoryRegime = {
  code: 'children-act-2006',
  name: 'Children Act procedure',
  source: 'Children Act 1989 Representations Procedure (England) Regulations 2006',
  appliesTo: ['complaint'],
  withinOf: { months: 12, of: 'event', waivable: true },
  stages: [
    {
      ...ordinaryStage,
      code: 'local-resolution',
      name: 'Local resolution',
      unit: 'working-days',
      acknowledgeUnit: 'working-days',
      replyWithin: 10,
      // at most 20
      extendBy: 10,
    },
    {
      ...ordinaryStage,
      code: 'investigation',
      name: 'Investigation',
      unit: 'working-days',
      acknowledgeUnit: 'working-days',
      replyWithin: 25,
      // at most 65
      extendBy: 40,
      differentDecider: true,
    },
    {
      ...ordinaryStage,
      code: 'review-panel',
      name: 'Review panel',
      unit: 'working-days',
      acknowledgeUnit: 'working-days',
      requestWithin: 20,
      panel: { people: 3, meetWithin: 30, reportWithin: 5 },
      replyWithin: 15,
      replyFrom: 'panel-report',
      differentDecider: true,
    },
  ],
}
