/** Who may have an account. Integrators are clients, not accounts. */
export const accountKinds = ['staff', 'inspector', 'service-user', 'representative'] as const
export type AccountKind = (typeof accountKinds)[number]

/** The kinds of bearer that tokens are made out to; each has its audience and none works on another's surface. */
export type BearerKind = AccountKind | 'integrator'

const audiences: Record<BearerKind, string> = {
  staff: 'urn:candour:staff',
  inspector: 'urn:candour:inspector',
  'service-user': 'urn:candour:service-user',
  representative: 'urn:candour:representative',
  integrator: 'urn:candour:integrator',
}

/** The audience of access tokens for this kind of bearer. */
export function audienceOf(kind: BearerKind): string {
  return audiences[kind]
}

export function isAccountKind(text: string): text is AccountKind {
  return (accountKinds as readonly string[]).includes(text)
}

/** Whoever reads records of other people by profession proves more than a password, always. */
export function needsSecondFactor(kind: AccountKind): boolean {
  return kind === 'staff' || kind === 'inspector'
}
