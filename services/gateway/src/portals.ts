import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestListener } from 'node:http'
import express, { Router } from 'express'
import { GatewayConfigError } from './gateway-config-error.ts'

/** A folder with a built portal, or a listener that serves one while it is being developed. */
export type Portal = string | RequestListener

/**
 * Serves a single-page portal under its prefix. Files under `assets/` have their hash in their name and may be kept for ever; the page itself
 * is never kept. Any other address gives the page, which does its own routing; a missing file stays missing.
 * @throws GatewayConfigError PORTAL_NOT_BUILT
 */
export function portalRoutes(prefix: string, portal: Portal): Router {
  if (typeof portal !== 'string') return developedPortal(portal)
  const page = join(portal, 'index.html')
  if (!existsSync(page)) throw new GatewayConfigError('PORTAL_NOT_BUILT', `The portal for /${prefix}/ has not been built.`)
  const router = Router({ strict: true })
  router.get('/', (request, response, next) => {
    if (request.originalUrl.split('?')[0] === `/${prefix}`) response.redirect(308, `/${prefix}/`)
    else next()
  })
  router.use(
    '/assets',
    express.static(join(portal, 'assets'), { index: false, redirect: false, immutable: true, maxAge: '365d' }),
  )
  router.use(
    express.static(portal, {
      index: false,
      redirect: false,
      setHeaders: (response) =>
        response.setHeader('cache-control', response.req.path.endsWith('.html') ? 'no-store' : 'no-cache'),
    }),
  )
  router.get('/{*address}', (request, response, next) => {
    const isFile = request.path.startsWith('/assets/') || (/\.[a-z0-9]+$/i.test(request.path) && !request.path.endsWith('.html'))
    if (isFile) return next()
    response.setHeader('cache-control', 'no-store')
    response.sendFile(page, { cacheControl: false })
  })
  return router
}

/** The tools of development put scripts into the page, which the policy for everybody else forbids. */
function developedPortal(listener: RequestListener): Router {
  const router = Router()
  router.use((request, response) => {
    response.removeHeader('content-security-policy')
    request.url = request.originalUrl
    listener(request, response)
  })
  return router
}
