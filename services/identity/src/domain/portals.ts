import type { AccountKind } from './account-kind.ts'

/** One of our own portals, which sign people in with authorisation code and PKCE. */
export interface Portal {
  clientId: string
  kind: AccountKind
  /** Where the portal begins; people return there after signing out. */
  home: string
  redirectUri: string
}

/** The portals of the house under its public URL. */
export function portalsOf(publicUrl: string): readonly Portal[] {
  return [
    { clientId: 'staff-portal', kind: 'staff', home: `${publicUrl}/staff/`, redirectUri: `${publicUrl}/staff/signed-in` },
    { clientId: 'self-service-portal', kind: 'service-user', home: `${publicUrl}/my/`, redirectUri: `${publicUrl}/my/signed-in` },
  ]
}
