import { acrossOrganisations } from '@candour/database'
import type { JWKS } from 'oidc-provider'
import { type AccountKind, needsSecondFactor } from '../domain/account-kind.ts'
import { hashPassword } from '../domain/password-hash.ts'
import { objectionToPassword, type PasswordObjection } from '../domain/password-rules.ts'
import type { ClientKind } from '../data/clients.ts'
import type { Service } from '../service-parts.ts'

export interface AccountToOpen {
  /** UUID; the `sub` of the account's tokens and its id everywhere else. */
  id: string
  organisation: string
  kind: AccountKind
  username: string
  displayName: string
  password: string
  /** Base32; staff and inspectors must have one. */
  totpSecret?: string
}

export interface ClientToRegister {
  clientId: string
  organisation: string
  /** A partner agency unless said otherwise. */
  kind?: ClientKind
  name: string
  /** At least 32 random characters. Either this or `jwks`. */
  secret?: string
  /** Public keys, for `private_key_jwt`. */
  jwks?: JWKS
}

/** An account or client cannot be as asked. */
export class AdministrationError extends Error {
  override readonly name = 'AdministrationError'
  readonly code:
    | `PASSWORD_${Uppercase<string>}`
    | 'SECOND_FACTOR_REQUIRED'
    | 'CLIENT_CREDENTIAL_REQUIRED'
    | 'SECRET_TOO_SHORT'
    | 'PRIVATE_KEY_GIVEN'
    | 'CLIENT_ID_NOT_ALLOWED'
  constructor(code: AdministrationError['code'], message: string) {
    super(message)
    this.code = code
  }
}

const objections: Record<PasswordObjection, string> = {
  'too-short': 'The password needs at least 12 characters.',
  'too-long': 'The password may have at most 200 characters.',
  'holds-username': 'The password must not hold the user name.',
  'repeats-itself': 'The password needs at least four different characters.',
}

/** What seeds, commands and other services in the same process may do with accounts and clients. Each call may be repeated. */
export function administration(service: Service) {
  const { accounts, clients, sessions, portals } = service
  const across = <T>(work: () => Promise<T>) => acrossOrganisations('administration names the organisation itself', work)

  return {
    /** Opens an account, or renews the one with this id. @throws AdministrationError */
    async openAccount({ password, totpSecret, ...account }: AccountToOpen): Promise<void> {
      const objection = objectionToPassword(password, account.username)
      if (objection) {
        throw new AdministrationError(
          `PASSWORD_${objection.toUpperCase().replaceAll('-', '_') as Uppercase<string>}`,
          objections[objection],
        )
      }
      if (needsSecondFactor(account.kind) && !totpSecret) {
        throw new AdministrationError('SECOND_FACTOR_REQUIRED', 'An account of staff or of an inspector needs a second factor.')
      }
      const passwordHash = await hashPassword(password)
      await across(() => accounts.save({ ...account, passwordHash, totpSecret: totpSecret ?? null }))
    },

    /** Registers another organisation's system, or renews the one with this id. @throws AdministrationError */
    async registerClient(client: ClientToRegister): Promise<void> {
      if (portals.some(({ clientId }) => clientId === client.clientId) || !/^[\w.-]{3,100}$/.test(client.clientId)) {
        throw new AdministrationError(
          'CLIENT_ID_NOT_ALLOWED',
          'A client id has 3 to 100 letters, digits, dots and dashes, and is not that of a portal.',
        )
      }
      if ((client.secret === undefined) === (client.jwks === undefined)) {
        throw new AdministrationError('CLIENT_CREDENTIAL_REQUIRED', 'A client has either a secret or public keys.')
      }
      if (client.secret !== undefined && client.secret.length < 32) {
        throw new AdministrationError('SECRET_TOO_SHORT', 'A client secret has at least 32 random characters.')
      }
      if (client.jwks?.keys.some((key) => 'd' in key || 'k' in key)) {
        throw new AdministrationError(
          'PRIVATE_KEY_GIVEN',
          'Only the public part of a key is registered; the private part stays with the client.',
        )
      }
      await across(() => clients.save({ kind: 'integrator', ...client }))
    },

    /** Ends a client: no new tokens, and `facts.client` says inactive on the next request. */
    closeClient: (clientId: string) => across(() => clients.close(clientId)),

    /** Closes an account: it cannot sign in, and its sessions are over. */
    closeAccount: (accountId: string) => across(() => accounts.close(accountId)),

    /** Ends all sessions of an account with everything granted in them. Returns how many there were. */
    endSessionsOf: (accountId: string) => across(() => sessions.endAllOf(accountId)),
  }
}
