import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { Account } from '../data/accounts.ts'
import type { Acr } from '../domain/assurance.ts'
import type { Service } from '../service-parts.ts'
import type { Progress } from './progress.ts'

/**
 * Hands the result back to the provider, which goes on to the portal. A session of somebody else in this browser ends first, with
 * all it was granted: two people never share one.
 */
export async function finishSignIn(
  service: Service,
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  progress: Progress,
  signedIn: { account: Account; acr: Acr; passwordAt: number | undefined },
): Promise<void> {
  const { account, acr, passwordAt } = signedIn
  const { interaction } = progress
  const present = await provider.Session.get(provider.createContext(request, response))
  if (present.accountId && present.accountId !== account.id) {
    await service.sessions.endOne(present.uid)
    delete interaction.session
    await interaction.persist()
  }
  const login = {
    accountId: account.id,
    acr,
    amr: acr === '1' ? ['pwd'] : ['pwd', 'otp'],
    // Only a password makes a sign-in fresh; a code alone raises the level of the earlier one.
    ts: passwordAt ?? present.loginTs ?? service.nowInSeconds(),
    // The cookie ends with the browser: devices may be shared.
    remember: false,
  }
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
}
