import type { ServerResponse } from 'node:http'
import type { Portal } from '../domain/portals.ts'

/**
 * Headers of every answer. No script runs on these pages at all. Browsers apply `form-action` to the redirects that follow a form,
 * so the portals to which a sign-in leads are named. The referrer policy keeps the Origin header on our own forms.
 */
export function secureHeaders(publicUrl: string, portals: readonly Portal[]): (response: ServerResponse) => void {
  const own = new URL(publicUrl)
  const elsewhere = [...new Set(portals.map(({ redirectUri }) => new URL(redirectUri).origin))].filter(
    (origin) => origin !== own.origin,
  )
  const policy = [
    `default-src 'none'`,
    `style-src 'self'`,
    `form-action ${[`'self'`, ...elsewhere].join(' ')}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
  return (response) => {
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('X-Frame-Options', 'DENY')
    response.setHeader('Referrer-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
    response.setHeader('Cache-Control', 'no-store')
    if (own.protocol === 'https:') response.setHeader('Strict-Transport-Security', 'max-age=63072000')
  }
}
