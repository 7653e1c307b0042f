import type { AccountKind } from './account-kind.ts'

/** One of our own portals, which sign people in with authorisation code and PKCE. */
export interface Portal {
  clientId: string
  /** What a request of this portal asks tokens for (RFC 8707). Whose they are, and so their audience, is known once somebody signed in. */
  resource: string
  /** The kinds of account that it opens to. */
  kinds: readonly AccountKind[]
  /** Where the portal begins; people return there after signing out. */
  home: string
  redirectUri: string
}

/** The portals of the house under its public URL. */
export function portalsOf(publicUrl: string): readonly Portal[] {
  return [
    {
      clientId: 'staff-portal',
      resource: 'urn:candour:staff-portal',
      kinds: ['staff', 'inspector'],
      home: `${publicUrl}/staff/`,
      redirectUri: `${publicUrl}/staff/signed-in`,
    },
    {
      clientId: 'self-service-portal',
      resource: 'urn:candour:self-service-portal',
      kinds: ['service-user', 'representative'],
      home: `${publicUrl}/my/`,
      redirectUri: `${publicUrl}/my/signed-in`,
    },
  ]
}

/** Whether an account of this kind may use the portal. */
export function opensTo(portal: Portal | undefined, kind: AccountKind): boolean {
  return portal !== undefined && portal.kinds.includes(kind)
}
