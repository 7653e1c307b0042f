import type { Regime, RegimeStep } from './regime.ts'
import { InvalidRegimeError, regimeProblems } from './regime-problems.ts'

/** New figures for steps, by stage and step code: `{ STAGE_1: { REPLY: { within: 8, extendBy: 5 } } }`. Units stay. */
export type RegimeOverrides = Readonly<
  Record<string, Readonly<Record<string, { readonly within?: number; readonly extendBy?: number }>>>
>

/**
 * The regime with an organisation's figures. @throws InvalidRegimeError for a stage or step it does not have, an extension of what cannot be extended,
 * or a figure that is no positive whole number.
 */
export function overrideRegime(regime: Regime, overrides: RegimeOverrides): Regime {
  const changed: Regime = {
    ...regime,
    stages: regime.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => overrideStep(step, overrides[stage.code]?.[step.code] ?? {})),
    })),
  }
  const problems = [...strangers(regime, overrides), ...regimeProblems(changed)]
  if (problems.length > 0) throw new InvalidRegimeError(problems)
  return changed
}

function overrideStep(step: RegimeStep, { within, extendBy }: { within?: number; extendBy?: number }): RegimeStep {
  return {
    ...step,
    within: within === undefined ? step.within : { ...step.within, count: within },
    extendBy: step.extendBy && extendBy !== undefined ? { ...step.extendBy, count: extendBy } : step.extendBy,
  }
}

function strangers(regime: Regime, overrides: RegimeOverrides): string[] {
  return Object.entries(overrides).flatMap(([stageCode, steps]) => {
    const stage = regime.stages.find(({ code }) => code === stageCode)
    if (!stage) return [`${regime.code} has no stage ${stageCode}`]
    return Object.entries(steps).flatMap(([stepCode, figures]) => {
      const step = stage.steps.find(({ code }) => code === stepCode)
      if (!step) return [`${regime.code} ${stageCode} has no step ${stepCode}`]
      return figures.extendBy !== undefined && !step.extendBy
        ? [`${regime.code} ${stageCode} ${stepCode} cannot be extended`]
        : []
    })
  })
}
