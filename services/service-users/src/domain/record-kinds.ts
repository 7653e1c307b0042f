import type { OrganisationProfile } from '@candour/organisations'

/** Kinds that are kept beside a person's record, under rules of their own, and never say what the record itself is. */
const besides: readonly string[] = ['complaint', 'policy-change-summary', 'billing', 'identity-proof', 'call-recording']

/**
 * What kinds of record a registration begins, as the organisation's retention schedule names them. Left out, it is what the service keeps:
 * the kind of the service's own name, or the only kind that the schedule is about; where that leaves a choice nothing is guessed, and a
 * person decides at the latest when the keeping time is asked for.
 * @returns null when a kind is named that no rule of the schedule is about
 */
export function readRecordKinds(
  named: readonly string[] | null | undefined,
  { retention }: Pick<OrganisationProfile, 'retention'>,
  service: string,
): readonly string[] | null {
  const governed = new Set<string>(retention.rules.flatMap(({ appliesTo }) => appliesTo))
  if (named && named.length > 0) return named.every((kind) => governed.has(kind)) ? [...new Set(named)] : null
  if (governed.has(service)) return [service]
  const own = [...governed].filter((kind) => !besides.includes(kind))
  return own.length === 1 ? own : []
}
