import type { AskedAssurance } from '../sign-in/identity-provider.ts'
import type { SignInSession } from '../sign-in/session.ts'
import type { StepUp } from '../sign-in/step-up.ts'

/** Names what a request is for. */
const purposeHeader = 'candour-purpose'

/** The context of one question that is asked for another purpose than the one stated. */
export const forPurpose = (purpose: string) => ({ fetchOptions: { headers: { [purposeHeader]: purpose } } })

/** The strength of sign-in that a challenge asks for; null for any other header. */
function challengedFor(header: string | null): AskedAssurance | null {
  if (header === null || !header.includes('error="insufficient_user_authentication"')) return null
  return header.includes('acr_values="2"') ? 2 : 3
}

export interface PortalFetchOptions {
  session: Pick<SignInSession, 'accessToken' | 'renew'>
  /** Why the viewer asks now, sent with every request; null sends none. */
  purpose: () => string | null
  /** Asks the person to prove once more who they are. Without it a challenge is an error. */
  stepUp?: StepUp | undefined
}

/**
 * Sends what the portals ask, in the name of who is signed in. A token that the server no longer accepts is renewed once; if that fails the
 * portal shows the sign-in page. A challenge for a stronger sign-in is met in place.
 */
export function portalFetch({ session, purpose, stepUp }: PortalFetchOptions): typeof fetch {
  const send = async (input: RequestInfo | URL, init: RequestInit | undefined, token: string) => {
    const headers = new Headers(init?.headers)
    headers.set('authorization', `Bearer ${token}`)
    const stated = purpose()
    // A question may be for a purpose of its own.
    if (stated && !headers.has(purposeHeader)) headers.set(purposeHeader, stated)
    return fetch(input, { ...init, headers, cache: 'no-store', credentials: 'same-origin' })
  }
  return async (input, init) => {
    const answer = await send(input, init, await session.accessToken())
    const asked = answer.status === 401 ? challengedFor(answer.headers.get('www-authenticate')) : null
    // Nothing was done but for want of a stronger sign-in (RFC 9470): the page waits for it as for a slow answer.
    if (asked !== null) {
      const refusal = new Response(await answer.text(), answer)
      return (await stepUp?.ask(asked)) ? send(input, init, await session.accessToken()) : refusal
    }
    // Nothing was done for a request that was not authenticated, so it may be sent again with a new token.
    return answer.status === 401 ? send(input, init, await session.renew()) : answer
  }
}
