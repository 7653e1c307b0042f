import type { IncomingMessage } from 'node:http'

/** Whether a form was sent from our own pages. Browsers tell; other programs tell nothing, and hold no cookie of a person. */
export function isOwnForm({ headers }: IncomingMessage, publicUrl: string): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  return (origin === undefined || origin === new URL(publicUrl).origin) && (site === undefined || site === 'same-origin')
}
