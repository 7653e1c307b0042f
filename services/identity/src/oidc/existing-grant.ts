import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Account } from '../data/accounts.ts'
import { opensTo } from '../domain/portals.ts'
import type { Service } from '../service-parts.ts'

/**
 * Our own portals are part of the house: a person who signed in is not asked for consent to use them. The grant is made when the
 * account fits the portal, and is bound to the session, so that signing out removes it.
 */
export function existingGrant({ portals }: Service) {
  return async (ctx: KoaContextWithOIDC) => {
    const { client, account, session, provider } = ctx.oidc
    const portal = portals.find(({ clientId }) => clientId === client?.clientId)
    if (!client || !account || !session || !opensTo(portal, (account['account'] as Account).kind)) return undefined
    const held = session.grantIdFor(client.clientId)
    const existing = held ? await provider.Grant.find(held) : undefined
    if (existing?.accountId === account.accountId) return existing
    const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  }
}
