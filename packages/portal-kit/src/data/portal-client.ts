import { Client, fetchExchange, mapExchange } from '@urql/core'
import type { SignInSession } from '../sign-in/session.ts'
import { portalFetch, type PortalFetchOptions } from './portal-fetch.ts'

interface PortalClientOptions extends PortalFetchOptions {
  session: SignInSession
  url?: string
}

/** The portals' way to the API. It has no cache: nothing of a person's data outlives the page that shows it. */
export function createPortalClient({ url = '/graphql', ...options }: PortalClientOptions): Client {
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (error.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) options.session.expire()
        },
      }),
      fetchExchange,
    ],
    fetch: portalFetch(options),
  })
}
