import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { JWK } from 'jose'
import { type Account as OpenAccount } from '../data/accounts.ts'
import { signingAlgorithm } from '../data/signing-keys.ts'
import { audienceOf } from '../domain/account-kind.ts'
import { opensTo } from '../domain/portals.ts'
import { assuranceLevels } from '../domain/assurance.ts'
import { secondsLeft, usualLimits } from '../domain/session-lifetime.ts'
import { accessTokenSeconds, integratorClaims, personClaims } from '../domain/token-claims.ts'
import type { Service } from '../service-parts.ts'
import { existingGrant } from './existing-grant.ts'
import { interactionPolicyOf } from './interaction-policy.ts'
import { providerPages } from './provider-pages.ts'

/** Seconds a person has from opening the sign-in page to the end of the sign-in. */
const interactionSeconds = 20 * 60

/** Everything we decide about the provider. Whatever it can do and we do not need is off. */
export function providerConfiguration(service: Service): Configuration {
  const { keys, signingKeys, adapter, mountPath, clock } = service
  const pages = providerPages(service)
  return {
    adapter,
    jwks: { keys: signingKeys.private as JWK[] },
    clients: service.portals.map((portal) => ({
      client_id: portal.clientId,
      redirect_uris: [portal.redirectUri],
      post_logout_redirect_uris: [portal.home],
      response_modes: ['query'],
      token_endpoint_auth_method: 'none',
    })),
    clientDefaults: {
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: signingAlgorithm,
    },
    extraClientMetadata: { properties: ['organisation'] },
    clientAuthMethods: ['none', 'client_secret_basic', 'private_key_jwt'],
    clientBasedCORS: (_ctx, origin, client) => (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin),
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: ['sub', 'acr', 'auth_time'] },
    acrValues: [...assuranceLevels],
    subjectTypes: ['public'],
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    enabledJWA: {
      idTokenSigningAlgValues: [signingAlgorithm],
      clientAuthSigningAlgValues: ['ES256', 'PS256', 'RS256', 'EdDSA', 'Ed25519'],
    },
    cookies: {
      keys: keys.cookies,
      names: { session: 'candour_session', interaction: 'candour_sign_in', resume: 'candour_resume' },
      long: { path: mountPath, httpOnly: true, sameSite: 'lax', signed: true, overwrite: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true, overwrite: true },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: pages.signOut, postLogoutSuccessSource: pages.signedOut },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => resourceOf(service, client.clientId),
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource, client) => {
          if (resource !== resourceOf(service, client.clientId)) throw new errors.InvalidTarget()
          const jwt = { sign: { alg: signingAlgorithm } } as const
          const audience = audienceFor(service, client.clientId, ctx.oidc.account?.['account'] as OpenAccount | undefined)
          return { scope: '', audience, accessTokenTTL: accessTokenSeconds, accessTokenFormat: 'jwt', jwt }
        },
      },
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 60 * 60,
      Interaction: interactionSeconds,
      Grant: (service.config.sessionLimits ?? usualLimits).absolute,
      Session: (_ctx, session) =>
        secondsLeft(service.config.sessionLimits ?? usualLimits, session.loginTs, service.nowInSeconds()),
    },
    interactions: {
      policy: interactionPolicyOf(service),
      url: (_ctx, interaction) => `${mountPath}/interaction/${interaction.uid}`,
    },
    async findAccount(_ctx, id) {
      const account = await service.accounts.find(id)
      return account ? { accountId: account.id, claims: () => ({ sub: account.id }), account } : undefined
    },
    loadExistingGrant: existingGrant(service),
    renderError: pages.problem,
    async extraTokenClaims(ctx, token) {
      if (token.kind === 'ClientCredentials') {
        return integratorClaims(String(token.client?.['organisation']), service.nowInSeconds())
      }
      return personClaims(signedIn(ctx))
    },
    formats: {
      customizers: {
        // The provider reads the machine's clock; tokens are dated by ours.
        jwt: (_ctx, _token, { payload }) => {
          payload['iat'] = Math.floor(clock.now().getTime() / 1000)
          payload['exp'] = Number(payload['iat']) + accessTokenSeconds
        },
      },
    },
  }
}

/** A client asks for its own surface only: a portal for itself, all others for that of integrators. */
function resourceOf({ portals }: Service, clientId: string): string {
  return portals.find((portal) => portal.clientId === clientId)?.resource ?? audienceOf('integrator')
}

/**
 * The audience is fixed by who signed in, and that by the portal: a token works for one kind of person only. Before anybody signed in no
 * token is issued, and the portal's own name, which no surface accepts, stands for it.
 */
function audienceFor({ portals }: Service, clientId: string, account: OpenAccount | undefined): string {
  const portal = portals.find((candidate) => candidate.clientId === clientId)
  if (!portal) return audienceOf('integrator')
  if (!account) return portal.resource
  if (!opensTo(portal, account.kind)) throw new errors.InvalidTarget()
  return audienceOf(account.kind)
}

/** Who signed in, how and in which session, as the authorisation code remembers it. */
function signedIn(ctx: KoaContextWithOIDC) {
  const { authorizationCode: code, account } = ctx.oidc
  if (!code?.sessionUid || !code.acr || code.authTime === undefined || !account) {
    throw new errors.InvalidGrant('the authorization code does not belong to a session')
  }
  const { organisation, kind } = account['account'] as OpenAccount
  return { organisation, kind, sessionUid: code.sessionUid, acr: code.acr, authTime: code.authTime }
}
