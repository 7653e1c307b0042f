import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { Account } from '../data/accounts.ts'
import { isAssured, leastAssurance } from '../domain/assurance.ts'
import { opensTo } from '../domain/portals.ts'
import type { Service } from '../service-parts.ts'

/** Why a person is asked to sign in although they have a session. */
export const reasons = {
  wrongKind: 'wrong_kind',
  accountClosed: 'account_closed',
  assurance: 'assurance',
  age: 'sign_in_age',
} as const

/** When the sign-in pages are shown. There is one prompt, `login`; consent is not asked for our own portals. */
export function interactionPolicyOf({ portals, nowInSeconds }: Service) {
  const { Check, base } = interactionPolicy
  const policy = base()
  policy.remove('consent')
  const login = policy.get('login')
  if (!login) throw new TypeError('The provider has no login prompt.')
  // Replaced by our own, which goes by our clock.
  login.checks.remove('max_age')

  const signedInAs = (ctx: KoaContextWithOIDC) => ctx.oidc.account?.['account'] as Account | undefined

  login.checks.add(
    new Check(reasons.accountClosed, 'the account of this session is closed', 'login_required', (ctx) => {
      return Boolean(ctx.oidc.session?.accountId) && !signedInAs(ctx)
    }),
  )
  login.checks.add(
    new Check(reasons.wrongKind, 'the account of this session does not open this portal', 'login_required', (ctx) => {
      const account = signedInAs(ctx)
      const portal = portals.find(({ clientId }) => clientId === ctx.oidc.client?.clientId)
      return account !== undefined && !opensTo(portal, account.kind)
    }),
  )
  login.checks.add(
    new Check(reasons.assurance, 'a stronger sign-in is required', 'login_required', (ctx) => {
      const { session, params } = ctx.oidc
      return (
        Boolean(session?.accountId) &&
        !isAssured(session?.acr, leastAssurance(params?.['acr_values']), nowInSeconds() - (session?.loginTs ?? 0))
      )
    }),
  )
  login.checks.add(
    new Check(reasons.age, 'a fresh sign-in is required', 'login_required', (ctx) => {
      const { session, params, result } = ctx.oidc
      if (params?.['max_age'] === undefined || result?.login || !session?.accountId) return false
      return nowInSeconds() - (session.loginTs ?? 0) > Number(params['max_age'])
    }),
  )
  return policy
}
