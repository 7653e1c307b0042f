import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { Account } from '../data/accounts.ts'
import type { Service } from '../service-parts.ts'

/** Who is signed in in this browser, and in which session; null for nobody. */
export async function signedIn(
  { accounts }: Service,
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ account: Account; sessionUid: string } | null> {
  const session = await provider.Session.get(provider.createContext(request, response))
  const account = session.accountId ? await accounts.find(session.accountId) : null
  return account && { account, sessionUid: session.uid }
}
