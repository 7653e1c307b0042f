import type { Regime } from './regime.ts'
import { workingDays } from './working-days.ts'

/** Representations about children's social care: local resolution, investigation with an independent person, review panel. */
export const childrenAct2006: Regime = {
  code: 'CHILDREN_ACT_2006',
  title: 'Children Act complaints procedure',
  source: 'Children Act 1989 Representations Procedure (England) Regulations 2006',
  accept: { within: { count: 1, unit: 'YEARS' }, countsFrom: 'EVENT', waivable: true },
  spokenAndResolvedWithin: null,
  stages: [
    {
      code: 'STAGE_1',
      title: 'Stage 1, local resolution',
      askWithin: null,
      differentDecider: false,
      deciders: 1,
      // 10 working days, 20 at most.
      steps: [{ code: 'REPLY', does: 'reply in full', within: workingDays(10), from: 'START', extendBy: workingDays(10) }],
    },
    {
      code: 'STAGE_2',
      title: 'Stage 2, investigation',
      askWithin: null,
      differentDecider: true,
      deciders: 1,
      // 25 working days, 65 at most.
      steps: [
        { code: 'REPLY', does: 'investigate and reply', within: workingDays(25), from: 'START', extendBy: workingDays(40) },
      ],
    },
    {
      code: 'STAGE_3',
      title: 'Stage 3, review panel',
      askWithin: { within: workingDays(20), stage: 'STAGE_2', step: 'REPLY' },
      differentDecider: true,
      deciders: 3,
      steps: [
        { code: 'PANEL', does: 'hold the panel', within: workingDays(30), from: 'START', extendBy: null },
        { code: 'REPORT', does: 'send the report of the panel', within: workingDays(5), from: 'PANEL', extendBy: null },
        { code: 'RESPOND', does: 'answer the report', within: workingDays(15), from: 'REPORT', extendBy: null },
      ],
    },
  ],
}
