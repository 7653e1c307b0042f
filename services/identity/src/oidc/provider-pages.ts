import type Provider from 'oidc-provider'
import { type ErrorOut, errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { Service } from '../service-parts.ts'

/** The pages that the provider asks for: errors and signing out. */
export function providerPages(service: Service) {
  const { pages, portals, fault, mountPath } = service
  const show = (ctx: KoaContextWithOIDC, body: string) => {
    ctx.type = 'html'
    ctx.body = body
  }

  return {
    /** The error itself is told by its code only: descriptions may repeat what was sent. */
    problem(ctx: KoaContextWithOIDC, out: ErrorOut, error: Error) {
      const expired = error.name === 'SessionNotFound'
      const reference = ctx.status >= 500 ? fault(error) : undefined
      show(ctx, expired ? pages.expired() : pages.problem({ code: out.error, reference }))
    },

    /**
     * Our portals send the identity token of the person who signs out. When it is that of the session in this browser, the wish is
     * proven and no page asks again; anything else might be another site's trick and is confirmed.
     */
    async signOut(ctx: KoaContextWithOIDC, form: string) {
      const { session, client, entities, params } = ctx.oidc
      const portal = portals.find(({ clientId }) => clientId === client?.clientId)
      if (!session || !portal || entities.IdTokenHint?.payload['sub'] !== session.accountId) {
        return show(ctx, pages.confirmSignOut({ form, back: portal?.home }))
      }
      await session.destroy()
      ctx.cookies.set(ctx.oidc.provider.cookieName('session'), null, {
        path: mountPath,
        httpOnly: true,
        sameSite: 'lax',
        signed: true,
      })
      goOn(ctx, params?.['post_logout_redirect_uri'])
    },

    signedOut(ctx: KoaContextWithOIDC) {
      show(ctx, pages.signedOut())
    },
  }

  function goOn(ctx: KoaContextWithOIDC, target: unknown) {
    ctx.status = 303
    ctx.redirect(afterSignOut(ctx, target))
  }
}

/**
 * Runs around the provider. A session that ended while its request was under way takes the answer with it. Signing out without a
 * session needs no form, which the provider would send itself with a script that our content security policy refuses. And an
 * unknown address gets a page.
 */
export function afterProvider({ pages }: Service): Parameters<Provider['use']>[0] {
  return async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error
      ctx.remove('Location')
      ctx.status = 400
      ctx.type = 'html'
      ctx.body = pages.expired()
    }
    const { oidc } = ctx as Partial<KoaContextWithOIDC>
    if (oidc?.route === 'end_session' && ctx.status === 200 && !oidc.session?.accountId) {
      ctx.body = null
      ctx.status = 303
      ctx.redirect(afterSignOut(ctx as KoaContextWithOIDC, oidc.params?.['post_logout_redirect_uri']))
    }
    if (ctx.status === 404 && !ctx.body) {
      ctx.status = 404
      ctx.type = 'html'
      ctx.body = pages.notFound()
    }
  }
}

/** Where to go after signing out: the provider has checked that the target is registered for the client. */
function afterSignOut(ctx: KoaContextWithOIDC, target: unknown): string {
  if (typeof target !== 'string') return ctx.oidc.urlFor('end_session_success')
  const url = new URL(target)
  const state = ctx.oidc.params?.['state']
  if (typeof state === 'string') url.searchParams.set('state', state)
  return url.href
}
