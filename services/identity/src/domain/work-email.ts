/**
 * The user name that a work email stands for: what comes before the domain of the organisation, in the form in which user names are compared.
 * Null for an address of another domain, one that the issuer has not verified, or none.
 */
export function usernameOfWorkEmail(email: unknown, verified: unknown, domain: string): string | null {
  if (typeof email !== 'string' || verified !== true) return null
  const [, local, at] = /^([a-z0-9._-]{1,100})@([a-z0-9.-]+)$/.exec(email.toLowerCase()) ?? []
  return local !== undefined && at === domain ? local : null
}
