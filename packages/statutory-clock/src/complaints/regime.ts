import type { Period } from './period.ts'

/** One thing to do in a stage, and by when. */
export interface RegimeStep {
  readonly code: string
  /** What is done, as an order: `acknowledge the complaint`. */
  readonly does: string
  readonly within: Period
  /** Counted from the day the stage starts, or from the day an earlier step of the stage was done. */
  readonly from: string
  /** The longest extension on top, with a reason given before the step is due; null when it cannot be extended. */
  readonly extendBy: Period | null
}

/** One stage of a regime. */
export interface RegimeStage {
  readonly code: string
  readonly title: string
  /** The person must ask for this stage in time, counted from a step of an earlier stage; null when they need not. */
  readonly askWithin: { readonly within: Period; readonly stage: string; readonly step: string } | null
  /** Nobody who decided an earlier stage may decide this one. */
  readonly differentDecider: boolean
  /** How many people decide together. */
  readonly deciders: number
  readonly steps: readonly RegimeStep[]
}

/** How long ago the matter may be when a person complains. */
export interface AcceptanceLimit {
  readonly within: Period
  readonly countsFrom: 'EVENT' | 'EVENT_OR_KNOWLEDGE'
  readonly waivable: boolean
}

/** The rules one kind of complaint is handled by. Data, so that an organisation's profile can override figures. */
export interface Regime {
  readonly code: string
  readonly title: string
  /** Statute or code the figures come from. */
  readonly source: string
  readonly accept: AcceptanceLimit | null
  /** A spoken complaint resolved within that many working days after receipt is outside the regime; null when none is. */
  readonly spokenAndResolvedWithin: number | null
  readonly stages: readonly RegimeStage[]
}

/** A regime, stage or step that was asked for by a code it does not have. */
export class UnknownStageError extends Error {
  override readonly name = 'UnknownStageError'
}

/** The stage of that code. @throws UnknownStageError */
export function getStage(regime: Regime, code: string): RegimeStage {
  const stage = regime.stages.find((candidate) => candidate.code === code)
  if (!stage) throw new UnknownStageError(`${regime.title} has no stage ${JSON.stringify(code)}`)
  return stage
}
