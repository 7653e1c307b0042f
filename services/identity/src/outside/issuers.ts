import type { StaffSignIn } from '@candour/organisations'
import * as client from 'openid-client'
import type { IdentityConfig } from '../config.ts'

/** An organisation whose staff sign in at its own issuer. */
export interface OutsideIssuer {
  readonly organisation: string
  readonly settings: StaffSignIn
  /** Its metadata, read once it is needed and again after a failure. @throws when it cannot be reached or is not who it says */
  metadata(): Promise<client.Configuration>
}

/** Seconds that an issuer may take to answer. */
const patience = 10

/** The issuers of all organisations that have one, by organisation. Reached when somebody first signs in: an issuer that is down stops nobody else. */
export function outsideIssuers({ organisations, staffSignInSecrets }: IdentityConfig): ReadonlyMap<string, OutsideIssuer> {
  const known = organisations.flatMap(({ id, staffSignIn }): [string, OutsideIssuer][] => {
    if (!staffSignIn) return []
    let read: Promise<client.Configuration> | undefined
    const metadata = () => {
      read ??= discover(staffSignIn, staffSignInSecrets?.[id])
      read.catch(() => {
        read = undefined
      })
      return read
    }
    return [[id, { organisation: id, settings: staffSignIn, metadata }]]
  })
  return new Map(known)
}

function discover({ issuer, clientId }: StaffSignIn, secret: string | undefined): Promise<client.Configuration> {
  const authentication = secret === undefined ? client.None() : client.ClientSecretBasic(secret)
  // The profile lets plain http through for this machine only.
  const execute = new URL(issuer).protocol === 'http:' ? [client.allowInsecureRequests] : []
  return client.discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout: patience })
}
