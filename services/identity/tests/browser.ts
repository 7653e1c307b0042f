import { createHash, randomBytes } from 'node:crypto'

interface Cookie {
  value: string
  path: string
  attributes: string
}

export interface Answer {
  status: number
  headers: Headers
  body: string
  url: string
}

/** As much of a browser as signing in needs: cookies by path, redirects one at a time, forms with their origin. */
export class Browser {
  readonly cookies = new Map<string, Cookie>()
  readonly publicUrl: string
  readonly port: number

  constructor(publicUrl: string, port: number) {
    this.publicUrl = publicUrl
    this.port = port
  }

  async send(target: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const url = new URL(target, this.publicUrl)
    if (url.origin !== new URL(this.publicUrl).origin) throw new Error(`This leads away from the house: ${url.href}`)
    const sent = [...this.cookies].filter(
      ([, { path }]) => url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')),
    )
    const response = await fetch(`http://127.0.0.1:${this.port}${url.pathname}${url.search}`, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; '),
        ...(form ? { origin: new URL(this.publicUrl).origin, 'sec-fetch-site': 'same-origin' } : {}),
        ...headers,
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return { status: response.status, headers: response.headers, body: await response.text(), url: url.href }
  }

  /** Follows redirects until a page, or an address outside the service, such as a portal's. */
  async follow(answer: Answer): Promise<Answer> {
    let current = answer
    for (let hop = 0; hop < 10; hop++) {
      const location = current.headers.get('location')
      if (!location) return current
      const next = new URL(location, this.publicUrl)
      if (!next.pathname.startsWith('/identity/')) return { ...current, url: next.href }
      current = await this.send(next.href)
    }
    throw new Error('There were too many redirects.')
  }

  async open(target: string): Promise<Answer> {
    return this.follow(await this.send(target))
  }

  /** Sends the form of a page whose action ends in `step`. */
  async submit(page: Answer, step: string, fields: Record<string, string>): Promise<Answer> {
    const action = [...page.body.matchAll(/<form method="post" action="([^"]+)"/g)]
      .map(([, found]) => found)
      .find((found) => found?.endsWith(step))
    if (!action) throw new Error(`There is no form for ${step} on the page:\n${page.body}`)
    return this.follow(await this.send(action, fields))
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const name = pair.slice(0, pair.indexOf('='))
    const path = attributes.find((attribute) => attribute.toLowerCase().startsWith('path='))?.slice(5) ?? '/'
    const gone = attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute))
    if (gone) this.cookies.delete(name)
    else this.cookies.set(name, { value: pair.slice(pair.indexOf('=') + 1), path, attributes: attributes.join('; ') })
  }
}

/** One authorisation request of a portal, with its proof key. */
export function authorisation(
  publicUrl: string,
  portal: 'staff-portal' | 'self-service-portal',
  extra: Record<string, string> = {},
) {
  const verifier = randomBytes(32).toString('base64url')
  const redirectUri = `${publicUrl}/${portal === 'staff-portal' ? 'staff' : 'my'}/signed-in`
  const parameters = new URLSearchParams({
    client_id: portal,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
  })
  return { url: `${publicUrl}/identity/auth?${parameters}`, verifier, redirectUri, clientId: portal }
}

/** Exchanges the code in the portal's address for tokens, as the portal does. */
export async function exchange(
  browser: Browser,
  arrived: Answer,
  request: ReturnType<typeof authorisation>,
): Promise<TokenAnswer> {
  const code = new URL(arrived.url).searchParams.get('code') ?? 'none'
  const { clientId, redirectUri, verifier } = request
  const fields = {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
  }
  const answer = await browser.send('/identity/token', fields, { accept: 'application/json' })
  return { status: answer.status, ...(JSON.parse(answer.body) as object) } as TokenAnswer
}

export interface TokenAnswer {
  status: number
  access_token: string
  id_token: string
  expires_in: number
  token_type: string
  error?: string
}
