import type { AccountKind } from './account-kind.ts'

/** Seconds for which an access token is accepted. */
export const accessTokenSeconds = 5 * 60

export interface PersonSignedIn {
  organisation: string
  kind: AccountKind
  sessionUid: string
  acr: string
  /** Seconds since 1970. */
  authTime: number
}

/** What an access token says of a person besides the registered claims. It holds no role: those are read for each request. */
export function personClaims({ organisation, kind, sessionUid, acr, authTime }: PersonSignedIn) {
  return { sid: sessionUid, org: organisation, kind, acr, auth_time: authTime }
}

/** What an access token says of an integrator. Authenticating as a client is assurance level 1. */
export function integratorClaims(organisation: string, authTime: number) {
  return { org: organisation, kind: 'integrator' as const, acr: '1', auth_time: authTime }
}
