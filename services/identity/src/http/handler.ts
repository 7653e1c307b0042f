import type { IncomingMessage, ServerResponse } from 'node:http'
import { acrossOrganisations } from '@candour/database'
import type Provider from 'oidc-provider'
import type { Service } from '../service-parts.ts'
import { accountPages } from '../account/account-pages.ts'
import { codePages } from '../one-time-code/code-pages.ts'
import { outsidePages } from '../outside/outside-pages.ts'
import { signInPages } from '../sign-in/sign-in-pages.ts'
import { BadFormError } from './form-body.ts'
import { secureHeaders } from './secure-headers.ts'
import { sendPage } from './send-page.ts'
import { stylesheet } from './stylesheet.ts'

/** As much of a request as express or plain `node:http` give. */
export type MountedRequest = IncomingMessage & { originalUrl?: string }

/** Answers everything below the issuer's path. Works with the whole path and when a router has cut the mount path off. */
export function createHandler(service: Service, provider: Provider) {
  const { mountPath, pages, fault, config, portals } = service
  const setHeaders = secureHeaders(config.publicUrl, portals)
  const outside = outsidePages(service)
  const signIn = signInPages(service, provider, outside)
  const oneTimeCode = codePages(service)
  const ownAccount = accountPages(service, provider)
  const answerByProvider = provider.callback()

  async function answer(request: MountedRequest, response: ServerResponse): Promise<void> {
    setHeaders(response)
    const whole = request.originalUrl ?? request.url ?? '/'
    // An absolute URL in the request line would be taken for the address of this service.
    if (!whole.startsWith(`${mountPath}/`)) return sendPage(response, 404, pages.notFound())
    request.originalUrl = whole
    request.url = whole.slice(mountPath.length)
    const path = request.url.split('?')[0] ?? '/'
    if (path === stylesheet.path) return sendStylesheet(response)
    if (path === '/outside/arrive') return outside.arrive(request, response)
    if (path.startsWith('/interaction/')) return signIn(request, response, path)
    if (path === '/code' || path.startsWith('/code/')) return oneTimeCode(request, response, path)
    if (path === '/account' || path.startsWith('/account/')) return ownAccount(request, response, path)
    await answerByProvider(request, response)
  }

  return async (request: MountedRequest, response: ServerResponse): Promise<void> => {
    try {
      await acrossOrganisations('a user name or a client id leads to the organisation', () => answer(request, response))
    } catch (error) {
      const form = error instanceof BadFormError
      const page = form
        ? pages.problem({ code: 'invalid_form' })
        : pages.problem({ code: 'server_error', reference: fault(error) })
      if (response.headersSent) response.destroy()
      else sendPage(response, form ? error.status : 500, page)
    }
  }
}

function sendStylesheet(response: ServerResponse): void {
  const headers = { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' }
  response.writeHead(200, headers).end(stylesheet.body)
}
