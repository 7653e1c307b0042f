import { randomBytes, randomUUID } from 'node:crypto'
import { acrossOrganisations } from '@candour/database'
import { importJWK, type JWTPayload, SignJWT } from 'jose'
import { issuerOf } from '../config.ts'
import { signingAlgorithm } from '../data/signing-keys.ts'
import { audienceOf, type BearerKind } from '../domain/account-kind.ts'
import type { Acr } from '../domain/assurance.ts'
import { opensTo } from '../domain/portals.ts'
import { accessTokenSeconds, integratorClaims, personClaims } from '../domain/token-claims.ts'
import type { Service } from '../service-parts.ts'

/** These short cuts exist for synthetic people only. */
export class NotDemonstrationError extends Error {
  override readonly name = 'NotDemonstrationError'
  constructor() {
    super('This works only on a database that was seeded for demonstration.')
  }
}

/** There is no such open account or client, or no code is left for the moment. */
export class NothingToIssueError extends Error {
  override readonly name = 'NothingToIssueError'
}

/** Tokens without a sign-in and codes without a device, so that the API can be tried from the command line. */
export function demonstrationTools(service: Service) {
  const { config, accounts, clients, sessions, portals, signingKeys, nowInSeconds } = service

  const allowed = <T>(work: () => Promise<T>): Promise<T> => {
    if (!config.demonstration) return Promise.reject(new NotDemonstrationError())
    return acrossOrganisations('a user name or a client id leads to the organisation', work)
  }

  async function sign(kind: BearerKind, subject: string, clientId: string, claims: JWTPayload): Promise<string> {
    const [key] = signingKeys.private
    if (!key?.kid) throw new TypeError('There is no signing key.')
    const now = nowInSeconds()
    return new SignJWT({ ...claims, client_id: clientId })
      .setProtectedHeader({ alg: signingAlgorithm, typ: 'at+jwt', kid: key.kid })
      .setIssuer(issuerOf(config.publicUrl))
      .setAudience(audienceOf(kind))
      .setSubject(subject)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + accessTokenSeconds)
      .sign(await importJWK(key, signingAlgorithm))
  }

  return {
    /** An access token for a person, with a real session behind it that lasts as long as the token. */
    issueToken: ({ username, purpose, assurance }: { username: string; purpose?: string; assurance: 1 | 2 | 3 }) =>
      allowed(async () => {
        const found = await accounts.findByUsername(username)
        if (!found) throw new NothingToIssueError('There is no account with this user name.')
        const { id, organisation, kind } = found.account
        const sessionUid = randomBytes(24).toString('base64url')
        await sessions.openWithoutBrowser(sessionUid, id, accessTokenSeconds)
        const claims = personClaims({ organisation, kind, sessionUid, acr: String(assurance) as Acr, authTime: nowInSeconds() })
        const portal = portals.find((candidate) => opensTo(candidate, kind))
        if (!portal) throw new NothingToIssueError('There is no portal for this kind of account.')
        return sign(kind, id, portal.clientId, purpose === undefined ? claims : { ...claims, purpose })
      }),

    /** An access token for an integrator. */
    clientToken: ({ clientId, purpose }: { clientId: string; purpose?: string }) =>
      allowed(async () => {
        const client = await clients.find(clientId)
        if (!client) throw new NothingToIssueError('There is no client with this id.')
        const claims = integratorClaims(client.organisation, nowInSeconds())
        return sign('integrator', clientId, clientId, purpose === undefined ? claims : { ...claims, purpose })
      }),

    /** The next code of a person's second factor that will be accepted. */
    currentCode: (username: string) =>
      allowed(async () => {
        const found = await accounts.findByUsername(username)
        if (!found?.account.hasSecondFactor) throw new NothingToIssueError('There is no second factor under this user name.')
        const code = await accounts.nextCode(found.account.id)
        if (!code) throw new NothingToIssueError('Every code of this moment was used. A new one comes within 30 seconds.')
        return code
      }),
  }
}
