import type { ComplaintRegime, ComplaintsProfile } from '@candour/organisations'
import type { CaseKind } from './case-file.ts'
import { problem, type Problem } from './problem.ts'

/** The name of a kind in a profile. */
export const kindInProfile = (kind: CaseKind) => kind.toLowerCase().replace('_', '-') as ComplaintsProfile['kinds'][number]

export interface Matter {
  readonly kind: CaseKind
  readonly category: string | null
  readonly service: string | null
}

/** Whether a regime governs such a case. What a regime is limited to must be said of the case. */
export const governs = (regime: ComplaintRegime, { kind, category, service }: Matter): boolean =>
  regime.appliesTo.includes(kindInProfile(kind)) &&
  (regime.onlyServices === null || (service !== null && regime.onlyServices.includes(service))) &&
  (regime.onlyCategories === null || (category !== null && regime.onlyCategories.includes(category)))

/**
 * The regime that a case runs under: the one asked for, else the one that is laid down most narrowly for it, among those the
 * organisation's usual one. So a statutory procedure for some services comes before the one for all that no other governs. Null for what no
 * regime governs; a complaint always has one.
 */
export function chooseRegime(
  complaints: Pick<ComplaintsProfile, 'regimes' | 'defaultRegime'>,
  matter: Matter,
  asked: string | null,
): ComplaintRegime | Problem | null {
  const fitting = complaints.regimes.filter((regime) => governs(regime, matter))
  if (asked !== null) {
    return (
      fitting.find(({ code }) => code === asked) ?? problem('UNFIT_REGIME', 'This procedure is not for such a case.', 'procedure')
    )
  }
  const narrowest = Math.max(...fitting.map(narrowness))
  const nearest = fitting.filter((regime) => narrowness(regime) === narrowest)
  const chosen = nearest.find(({ code }) => code === complaints.defaultRegime) ?? nearest[0] ?? null
  if (chosen === null && matter.kind === 'COMPLAINT') {
    return problem('NO_REGIME', 'There is no procedure for such a complaint. Choose what it is about.', 'kind')
  }
  return chosen
}

/** By how much a regime is limited. */
const narrowness = ({ onlyServices, onlyCategories }: ComplaintRegime): number =>
  (onlyServices === null ? 0 : 1) + (onlyCategories === null ? 0 : 1)

/** The regime of a case on record; null for one that runs under none, or under one that the profile no longer holds. */
export const regimeOf = (complaints: Pick<ComplaintsProfile, 'regimes'>, code: string | null): ComplaintRegime | null =>
  complaints.regimes.find((regime) => regime.code === code) ?? null
