/** Where somebody without a record of their own can be reached. Sealed with the parameters, never in clear. */
export interface Reach {
  readonly email?: string
  readonly phone?: string
  readonly address?: { readonly lines: readonly string[]; readonly postcode: string }
}

/**
 * Whom a message is for. How to reach a service user, and what must be heeded then, is on their record and read at the moment of sending;
 * whoever has no record is reached as given here.
 */
export type Recipient =
  | { readonly kind: 'service-user'; readonly id: string }
  | { readonly kind: 'representative' | 'staff'; readonly id: string; readonly name: string; readonly reach: Reach }

export type RecipientKind = Recipient['kind']
