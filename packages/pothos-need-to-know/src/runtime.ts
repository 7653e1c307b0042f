import type { DataCategory, Decision, ResourceRef, WithheldMark } from '@candour/need-to-know'

/** What the plugin asks of a request. The context of every operation carries one as `needToKnow`. */
export interface NeedToKnowRuntime {
  /** May the viewer read data of all these categories? Rejects when that cannot be found out: an outage is not a refusal. */
  decide(ref: ResourceRef, categories: readonly DataCategory[]): Decision | Promise<Decision>
  /** Told of each field that was withheld, and whom it was about: the runtime puts the marks into the answer and the refusal on record. */
  withhold(mark: WithheldMark, ref: ResourceRef): void
  /** Told of each disclosure before the value is computed; a throw keeps the value back. */
  disclose(ref: ResourceRef, categories: readonly DataCategory[]): void
}

export interface NeedToKnowContext {
  readonly needToKnow: NeedToKnowRuntime
}
