import helmet from 'helmet'
import { Router } from 'express'

/**
 * Headers for everything served from the one origin. Nothing inline, nothing from elsewhere, never in a frame. A service mounted behind the
 * gateway may replace its own policy. HSTS is sent only where the public address is HTTPS, or a plain-HTTP address would be locked out.
 */
export function securityHeaders(publicUrl: URL): Router {
  const https = publicUrl.protocol === 'https:'
  const router = Router()
  router.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          baseUri: ["'none'"],
          connectSrc: ["'self'"],
          fontSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          // Stylesheets of the design system carry small icons as data.
          imgSrc: ["'self'", 'data:'],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          ...(https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    }),
    (_request, response, next) => {
      response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()')
      next()
    },
  )
  return router
}
