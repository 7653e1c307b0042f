/** Who may act for a person. Being next of kin gives nothing, and is therefore not among them. */
export const representativeKinds = ['parent', 'attorney', 'deputy', 'advocate', 'solicitor'] as const
export type RepresentativeKind = (typeof representativeKinds)[number]

/** Why a parent is let in: the child authorises it, does not understand enough to, or it is clearly in the child's best interests. */
export const parentalGrounds = ['person-authorises', 'lacks-understanding', 'best-interests'] as const
export type ParentalGround = (typeof parentalGrounds)[number]

export const namesOfRepresentatives: Readonly<Record<RepresentativeKind, string>> = {
  parent: 'parent',
  attorney: 'attorney',
  deputy: 'deputy appointed by a court',
  advocate: 'advocate',
  solicitor: 'solicitor',
}

/** Whose authority is a paper that they sign for a matter, and which therefore always has an end. */
export const byWrittenAuthority: readonly RepresentativeKind[] = ['advocate', 'solicitor']
