import type { OrganisationProfile } from '@candour/organisations'

/** Somebody outside the organisation, or over it, to whom a person may turn. */
export interface PlaceToTurn {
  readonly name: string
  readonly address: readonly string[]
  readonly phone: string | null
  readonly url: string | null
}

type Profile = Pick<OrganisationProfile, 'complaints' | 'regulators'>

/**
 * Whom a person may turn to at any time: those that the organisation's outcomes mention, and always the data-protection regulator, also
 * where the organisation's notice leaves it out [DMWS-49, DMR-72].
 */
export function placesToTurn({ complaints, regulators }: Profile): readonly PlaceToTurn[] {
  const kinds = new Set([...complaints.outcomeMentions, 'dataProtection' as const])
  return [...kinds].flatMap((kind) => {
    const regulator = regulators[kind]
    return regulator
      ? [{ name: regulator.name, address: regulator.address ?? [], phone: regulator.phone ?? null, url: regulator.url ?? null }]
      : []
  })
}
