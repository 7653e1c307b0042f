import type { ComplaintRegime, ComplaintStage } from '@candour/organisations'
import type { Period, Regime, RegimeStage, RegimeStep } from '@candour/statutory-clock'

/** The step in which a stage is acknowledged, decided, or heard by a panel. */
export const steps = { acknowledge: 'ACKNOWLEDGE', panel: 'PANEL', report: 'REPORT', reply: 'REPLY' } as const

const units = { 'working-days': 'WORKING_DAYS', days: 'DAYS', months: 'MONTHS' } as const
const starts = { receipt: 'START', acknowledgement: steps.acknowledge, 'panel-report': steps.report } as const

/** The regime of an organisation's profile in the form in which clocks are counted. */
export const procedureOf = (regime: ComplaintRegime): Regime => ({
  code: regime.code,
  title: regime.name,
  source: regime.source,
  accept: regime.withinOf
    ? {
        within: { count: regime.withinOf.months, unit: 'MONTHS' },
        countsFrom: regime.withinOf.of === 'event' ? 'EVENT' : 'EVENT_OR_KNOWLEDGE',
        waivable: regime.withinOf.waivable,
      }
    : null,
  spokenAndResolvedWithin: regime.outsideIf?.resolvedWithinWorkingDays ?? null,
  stages: regime.stages.map((stage, index) => stageOf(stage, regime.stages[index - 1])),
})

function stageOf(stage: ComplaintStage, before: ComplaintStage | undefined): RegimeStage {
  const period = (count: number): Period => ({ count, unit: units[stage.unit], rolled: stage.rolls })
  return {
    code: stage.code,
    title: stage.name,
    askWithin:
      stage.requestWithin !== undefined && before
        ? { within: period(stage.requestWithin), stage: before.code, step: steps.reply }
        : null,
    differentDecider: stage.differentDecider,
    deciders: stage.panel?.people ?? 1,
    steps: stepsOf(stage, period),
  }
}

function stepsOf(stage: ComplaintStage, period: (count: number) => Period): RegimeStep[] {
  const { acknowledgeWithin, acknowledgeUnit, panel, replyWithin, replyFrom, extendBy, countsFirstDay, rolls } = stage
  const found: RegimeStep[] = []
  if (acknowledgeWithin !== undefined) {
    const within: Period = { count: acknowledgeWithin, unit: units[acknowledgeUnit], rolled: rolls }
    found.push({ code: steps.acknowledge, does: 'acknowledge it', within, from: 'START', extendBy: null })
  }
  if (panel) {
    const { meetWithin, reportWithin } = panel
    found.push({ code: steps.panel, does: 'hold the panel', within: period(meetWithin), from: 'START', extendBy: null })
    found.push({ code: steps.report, does: 'send its report', within: period(reportWithin), from: steps.panel, extendBy: null })
  }
  if (replyWithin !== undefined) {
    found.push({
      code: steps.reply,
      does: 'reply in full',
      within: { ...period(replyWithin), ...(countsFirstDay && stage.unit === 'months' ? { commencingOnTheDay: true } : {}) },
      from: starts[replyFrom],
      extendBy: extendBy === undefined ? null : period(extendBy),
    })
  }
  return found
}

/** The stage of a procedure by its code; null where there is none. */
export const stageNamed = (procedure: Regime | null, code: string | null): RegimeStage | null =>
  procedure?.stages.find((stage) => stage.code === code) ?? null

/** The stage after the present one; null after the last, and where there are none. */
export function stageAfter(procedure: Regime | null, code: string | null): RegimeStage | null {
  const at = procedure?.stages.findIndex((stage) => stage.code === code) ?? -1
  return at < 0 ? null : (procedure?.stages[at + 1] ?? null)
}

/** How many sit on the panel that hears a stage; null where there is none. */
export const panelSize = (stage: RegimeStage | null): number | null =>
  stage?.steps.some(({ code }) => code === steps.panel) ? stage.deciders : null

/** Whether the stage must be acknowledged before anything else. */
export const owesAcknowledgement = (stage: RegimeStage | null): boolean =>
  stage?.steps.some(({ code }) => code === steps.acknowledge) ?? false
