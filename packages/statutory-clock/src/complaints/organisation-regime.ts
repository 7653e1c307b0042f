import type { Regime } from './regime.ts'
import { InvalidRegimeError, regimeProblems } from './regime-problems.ts'
import { workingDays } from './working-days.ts'

/** One stage of an organisation's own procedure, in working days. */
export interface OrganisationStage {
  readonly code: string
  readonly title: string
  /** From receipt; null when this stage is not acknowledged. */
  readonly acknowledgeWithin: number | null
  /** From the acknowledgement where there is one, else from the day the stage starts. */
  readonly replyWithin: number
  readonly extendBy: number | null
  readonly differentDecider: boolean
}

export interface OrganisationProcedure {
  readonly title: string
  readonly source: string
  readonly stages: readonly OrganisationStage[]
}

/** The regime of an organisation's own complaints procedure. @throws InvalidRegimeError when a figure is missing or no positive whole number. */
export function organisationRegime({ title, source, stages }: OrganisationProcedure): Regime {
  const regime: Regime = {
    code: 'ORGANISATION',
    title,
    source,
    accept: null,
    spokenAndResolvedWithin: null,
    stages: stages.map((stage) => ({
      code: stage.code,
      title: stage.title,
      askWithin: null,
      differentDecider: stage.differentDecider,
      deciders: 1,
      steps: stepsOf(stage),
    })),
  }
  const problems = regimeProblems(regime)
  if (problems.length > 0) throw new InvalidRegimeError(problems)
  return regime
}

function stepsOf({ acknowledgeWithin, replyWithin, extendBy }: OrganisationStage): Regime['stages'][number]['steps'] {
  const reply = {
    code: 'REPLY',
    does: 'reply in full',
    within: workingDays(replyWithin),
    extendBy: extendBy === null ? null : workingDays(extendBy),
  }
  if (acknowledgeWithin === null) return [{ ...reply, from: 'START' }]
  return [
    {
      code: 'ACKNOWLEDGE',
      does: 'acknowledge the complaint',
      within: workingDays(acknowledgeWithin),
      from: 'START',
      extendBy: null,
    },
    { ...reply, from: 'ACKNOWLEDGE' },
  ]
}
