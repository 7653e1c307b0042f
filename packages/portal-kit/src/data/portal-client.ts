import { Client, fetchExchange, mapExchange } from '@urql/core'
import type { SignInSession } from '../sign-in/session.ts'

interface PortalClientOptions {
  session: SignInSession
  /** Why the viewer asks now, sent with every request; null sends none. */
  purpose: () => string | null
  url?: string
}

/**
 * The portals' only way to the API. It has no cache: nothing of a person's data outlives the page that shows it. A token that the server
 * no longer accepts is renewed once; if that fails the portal shows the sign-in page.
 */
export function createPortalClient({ session, purpose, url = '/graphql' }: PortalClientOptions): Client {
  const send = async (input: RequestInfo | URL, init: RequestInit | undefined, token: string) => {
    const headers = new Headers(init?.headers)
    headers.set('authorization', `Bearer ${token}`)
    const stated = purpose()
    if (stated) headers.set('candour-purpose', stated)
    return fetch(input, { ...init, headers, cache: 'no-store', credentials: 'same-origin' })
  }
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (error.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) session.expire()
        },
      }),
      fetchExchange,
    ],
    fetch: async (input, init) => {
      const answer = await send(input, init, await session.accessToken())
      // Nothing was done for a request that was not authenticated, so it may be sent again with a new token.
      return answer.status === 401 ? send(input, init, await session.renew()) : answer
    },
  })
}
