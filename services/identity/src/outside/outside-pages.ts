import type { IncomingMessage, ServerResponse } from 'node:http'
import * as client from 'openid-client'
import { assuranceOf } from '../domain/outside-assurance.ts'
import { usernameOfWorkEmail } from '../domain/work-email.ts'
import { sendPage } from '../http/send-page.ts'
import type { Service } from '../service-parts.ts'
import type { Progress } from '../sign-in/progress.ts'
import { linkAccount } from './link-account.ts'
import { outsideJourneys } from './journeys.ts'

/** Seconds by which two clocks may differ. */
const tolerance = 5

/** What went wrong, for the file. The library's errors carry what was sent and whose it was, and these are not for it. */
function whatFailed(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('Signing in at the issuer failed.')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  const why = error.cause instanceof Error ? error.cause.message : error.message
  return new Error(`Signing in at the issuer failed: ${code}, ${why}`)
}

/** Signing in at the organisation's own issuer: OpenID Connect, authorisation code with PKCE and a nonce, all of it checked by openid-client. */
export function outsidePages(service: Service) {
  const { issuers, pages, mountPath, config, nowInSeconds, outsideLinks, accounts } = service
  const journeys = outsideJourneys(service)
  const redirectUri = `${config.publicUrl}${mountPath}/outside/arrive`

  return {
    /** Leads to the issuer of an organisation, from the sign-in page of the staff portal. */
    async leave(response: ServerResponse, { interaction, portal, least }: Progress, organisation: string): Promise<void> {
      const issuer = issuers.get(organisation)
      if (!issuer || !portal.kinds.includes('staff')) return sendPage(response, 404, pages.notFound())
      const metadata = await issuer.metadata().catch((error: unknown) => service.fault(whatFailed(error)))
      if (typeof metadata === 'string') return sendPage(response, 502, pages.issuerFailed(issuer.settings.name, metadata))
      const verifier = client.randomPKCECodeVerifier()
      const [state, nonce] = [client.randomState(), client.randomNonce()]
      const asked = interaction.params['max_age']
      // Proving once more who one is needs a sign-in of this moment.
      const maxAge = least === '3' ? 0 : asked === undefined ? undefined : Number(asked)
      await journeys.leave(response, {
        organisation,
        interaction: interaction.uid,
        state,
        nonce,
        verifier,
        least,
        maxAge,
        began: nowInSeconds(),
      })
      const to = client.buildAuthorizationUrl(metadata, {
        redirect_uri: redirectUri,
        scope: issuer.settings.linkBy === 'work-email' ? 'openid email' : 'openid',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
        ...(least === '3' ? { prompt: 'login' } : {}),
      })
      response.writeHead(303, { Location: to.href }).end()
    },

    /** The issuer leads back here. Whatever does not fit what was asked for is refused. */
    async arrive(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const gone = await journeys.takeGone(request)
      const issuer = gone && issuers.get(gone.organisation)
      if (!gone || !issuer) return sendPage(response, 400, pages.expired())
      try {
        const { search } = new URL(request.url ?? '/', config.publicUrl)
        const tokens = await client.authorizationCodeGrant(await issuer.metadata(), new URL(`${redirectUri}${search}`), {
          pkceCodeVerifier: gone.verifier,
          expectedState: gone.state,
          expectedNonce: gone.nonce,
          idTokenExpected: true,
          ...(gone.maxAge === undefined ? {} : { maxAge: Math.max(gone.maxAge, tolerance) }),
        })
        const claims = tokens.claims()
        if (!claims) throw new TypeError('The issuer sent no identity token.')
        const { sub: subject, iss, acr, amr, auth_time: authTime } = claims
        const said = {
          acr: typeof acr === 'string' ? acr : undefined,
          amr: Array.isArray(amr) ? amr.filter((each) => typeof each === 'string') : [],
        }
        const level = assuranceOf(said, issuer.settings.assurance)
        const fresh = typeof authTime === 'number' && authTime >= gone.began - tolerance
        const email = typeof claims['email'] === 'string' ? claims['email'] : null
        const identity = { organisation: gone.organisation, issuer: iss, subject }
        await linkByEmail(issuer.settings, identity, claims)
        await journeys.arrive(response, {
          organisation: gone.organisation,
          interaction: gone.interaction,
          identity,
          acr: gone.least === '3' && level === '2' && fresh ? '3' : level,
          at: Math.min(typeof authTime === 'number' ? authTime : nowInSeconds(), nowInSeconds()),
          shownAs: email ?? subject,
        })
      } catch (error) {
        return sendPage(response, 400, pages.issuerFailed(issuer.settings.name, service.fault(whatFailed(error))))
      }
      response.writeHead(303, { Location: `${mountPath}/interaction/${gone.interaction}/arrived` }).end()
    },

    /** Who came back for this interaction, and which account is theirs; a null account is tied by a one-time code first. */
    async whoArrived(request: IncomingMessage, { interaction, portal }: Progress) {
      const arrived = await journeys.arrived(request)
      if (!arrived || arrived.interaction !== interaction.uid) return null
      const accountId = await outsideLinks.accountOf(arrived.identity)
      const account = accountId ? await accounts.find(accountId) : null
      return { arrived, account: account && portal.kinds.includes(account.kind) ? account : null }
    },

    end: journeys.end,
  }

  /** The first time, a verified work email tells whose account it is, where the organisation says so. Never moves a link that there is. */
  async function linkByEmail(
    { linkBy, workEmailDomain }: NonNullable<(typeof config.organisations)[number]['staffSignIn']>,
    identity: Parameters<typeof outsideLinks.accountOf>[0],
    claims: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    if (linkBy !== 'work-email' || !workEmailDomain || (await outsideLinks.accountOf(identity))) return
    const username = usernameOfWorkEmail(claims['email'], claims['email_verified'], workEmailDomain)
    const found = username && (await accounts.findByUsername(username))
    if (!found || found.account.kind !== 'staff' || found.account.organisation !== identity.organisation) return
    if (await outsideLinks.isLinked(found.account.id, identity.issuer)) return
    await linkAccount(service, identity, found.account)
  }
}
