import type { Regime } from './regime.ts'

/** The regulator asks a registered provider for a summary of complaints. The last day is not moved on to a working day. */
export const cqcRegulation16: Regime = {
  code: 'CQC_REGULATION_16',
  title: 'Summary of complaints for the Care Quality Commission',
  source: 'Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 16(3)',
  accept: null,
  spokenAndResolvedWithin: null,
  stages: [
    {
      code: 'REQUEST',
      title: 'The request of the regulator',
      askWithin: null,
      differentDecider: false,
      deciders: 1,
      steps: [{ code: 'SUMMARY', does: 'send the summary', within: { count: 28, unit: 'DAYS' }, from: 'START', extendBy: null }],
    },
  ],
}
