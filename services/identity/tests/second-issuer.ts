import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { interactionPolicy } from 'oidc-provider'

/** Who signs in at the second issuer next, and how it says they did. */
export interface OutsidePerson {
  sub: string
  email?: string
  emailVerified?: boolean
  acr?: string
  amr?: string[]
  /** Seconds ago. */
  signedInAgo?: number
}

export interface SecondIssuer extends AsyncDisposable {
  readonly url: string
  person: OutsidePerson
  /** Changes the answer on its way back, as somebody in between would. */
  meddle: ((callback: URL) => void) | null
  /** Follows what a browser would at the issuer, and gives the address that it leads back to. */
  visit(authorisation: string): Promise<URL>
}

export const secondIssuerClient = { id: 'candour', secret: 'a secret that only this test knows' }

/** An issuer of an organisation's own, on this machine: the same software as ours, set up as another house's. Whoever comes is signed in at once. */
export async function secondIssuer(redirectUri: string): Promise<SecondIssuer> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = { url, person: { sub: 'nobody' } as OutsidePerson, meddle: null as SecondIssuer['meddle'] }
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const provider = new Provider(url, {
    clients: [
      {
        client_id: secondIssuerClient.id,
        client_secret: secondIssuerClient.secret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    scopes: ['openid', 'email'],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], email: ['email', 'email_verified'] },
    acrValues: ['urn:example:strong', 'urn:example:weak'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_ctx, { uid }) => `/sign-in/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: issuer.person.email, email_verified: issuer.person.emailVerified }),
    }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/sign-in/')) return void provider.callback()(request, response)
    const { sub, acr, amr, signedInAgo = 0 } = issuer.person
    const login = {
      accountId: sub,
      ts: Math.floor(Date.now() / 1000) - signedInAgo,
      ...(acr && { acr }),
      ...(amr && { amr }),
      remember: false,
    }
    provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false }).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })

  return Object.assign(issuer, {
    async visit(authorisation: string): Promise<URL> {
      const cookies = new Map<string, string>()
      let next = new URL(authorisation)
      for (let hop = 0; hop < 10; hop++) {
        if (next.origin !== url) {
          issuer.meddle?.(next)
          return next
        }
        const answer = await fetch(next, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        })
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
          cookies.set(name, value)
        }
        const location = answer.headers.get('location')
        if (!location) throw new Error(`The issuer answers ${answer.status}: ${await answer.text()}`)
        next = new URL(location, next)
      }
      throw new Error('There were too many redirects at the issuer.')
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
