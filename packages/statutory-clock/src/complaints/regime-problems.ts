import type { Period } from './period.ts'
import type { Regime, RegimeStage } from './regime.ts'

/** A regime that cannot be followed. One line for each problem. */
export class InvalidRegimeError extends Error {
  override readonly name = 'InvalidRegimeError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** What keeps a regime from being followed: no stage, a stage without limits, a figure that is no positive whole number, a step that counts from nothing. */
export function regimeProblems(regime: Regime): readonly string[] {
  const name = regime.code
  if (regime.stages.length === 0) return [`${name} has no stage`]
  return [
    ...repeated(regime.stages).map((code) => `${name} has two stages ${code}`),
    ...(regime.accept ? periodProblems(`${name}, acceptance`, regime.accept.within) : []),
    ...(isCount(regime.spokenAndResolvedWithin ?? 1) ? [] : [`${name}, spoken and resolved: not a positive whole number`]),
    ...regime.stages.flatMap((stage, index) => stageProblems(name, stage, regime.stages.slice(0, index))),
  ]
}

function stageProblems(regime: string, stage: RegimeStage, earlier: readonly RegimeStage[]): string[] {
  const name = `${regime} ${stage.code}`
  if (stage.steps.length === 0) return [`${name} has no limit`]
  const asked = stage.askWithin
  const askedOf = asked && earlier.find(({ code }) => code === asked.stage)?.steps.some(({ code }) => code === asked.step)
  return [
    ...repeated(stage.steps).map((code) => `${name} has two steps ${code}`),
    ...(isCount(stage.deciders) ? [] : [`${name}: not a number of deciders`]),
    ...(asked ? periodProblems(`${name}, asking`, asked.within) : []),
    ...(asked && !askedOf ? [`${name} is asked for after ${asked.stage} ${asked.step}, which does not come before it`] : []),
    ...stage.steps.flatMap((step, index) => [
      ...periodProblems(`${name} ${step.code}`, step.within),
      ...(step.extendBy ? periodProblems(`${name} ${step.code}, extension`, step.extendBy) : []),
      ...(step.from === 'START' || stage.steps.slice(0, index).some(({ code }) => code === step.from)
        ? []
        : [`${name} ${step.code} counts from ${step.from}, which does not come before it`]),
    ]),
  ]
}

function periodProblems(name: string, { count, unit, commencingOnTheDay }: Period): string[] {
  return [
    ...(isCount(count) ? [] : [`${name}: ${count} is not a positive whole number`]),
    ...(commencingOnTheDay && unit !== 'MONTHS' ? [`${name}: only months can commence on the day`] : []),
  ]
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0
}

function repeated(items: readonly { readonly code: string }[]): string[] {
  return items.map(({ code }) => code).filter((code, index, codes) => codes.indexOf(code) !== index)
}
