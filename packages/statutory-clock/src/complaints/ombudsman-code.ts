import type { Regime, RegimeStage } from './regime.ts'
import { workingDays } from './working-days.ts'

/** The ombudsman's complaint-handling code for councils, which leaves the two statutory procedures to themselves. */
export const ombudsmanCode: Regime = {
  code: 'OMBUDSMAN_CODE',
  title: 'Complaint handling code of the Local Government and Social Care Ombudsman',
  source: 'Local Government Act 1974 section 23(12A), Complaint Handling Code 2024',
  accept: null,
  spokenAndResolvedWithin: null,
  stages: [
    stage('STAGE_1', 'Stage 1', { reply: 10, extend: 10, differentDecider: false }),
    stage('STAGE_2', 'Stage 2', { reply: 20, extend: 20, differentDecider: true }),
  ],
}

function stage(
  code: string,
  title: string,
  { reply, extend, differentDecider }: { reply: number; extend: number; differentDecider: boolean },
): RegimeStage {
  return {
    code,
    title,
    askWithin: null,
    differentDecider,
    deciders: 1,
    steps: [
      { code: 'ACKNOWLEDGE', does: 'acknowledge the complaint', within: workingDays(5), from: 'START', extendBy: null },
      { code: 'REPLY', does: 'reply in full', within: workingDays(reply), from: 'ACKNOWLEDGE', extendBy: workingDays(extend) },
    ],
  }
}
