import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OutsideIdentity } from '../data/outside-links.ts'
import type { Acr } from '../domain/assurance.ts'
import type { Service } from '../service-parts.ts'

const kind = 'OutsideJourney'
const cookieName = 'candour_outside'
/** Seconds from leaving for the issuer to having come back and, the first time, having entered a one-time code. */
const seconds = 20 * 60

/** On the way to the issuer: what its answer has to fit. */
interface Gone {
  readonly organisation: string
  /** The interaction of the provider in which it began. */
  readonly interaction: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly least: Acr
  /** Seconds; undefined when any age will do. */
  readonly maxAge?: number | undefined
  readonly began: number
}

/** Back from the issuer, which vouches for them. */
export interface Arrived {
  readonly organisation: string
  readonly interaction: string
  readonly identity: OutsideIdentity
  readonly acr: Acr
  /** When they signed in there, seconds since 1970. */
  readonly at: number
  /** What they are called there, for them to recognise. */
  readonly shownAs: string
}

/** Keeps the way to an issuer and back behind a cookie of this browser, so that an answer is of use to nobody else. */
export function outsideJourneys({ artefacts, mountPath, config }: Service) {
  const secure = new URL(config.publicUrl).protocol === 'https:' ? '; Secure' : ''
  const setCookie = (response: ServerResponse, value: string, more = '') =>
    // Lax: the issuer leads back from its own site.
    response.appendHeader('Set-Cookie', `${cookieName}=${value}; Path=${mountPath}; HttpOnly; SameSite=Lax${secure}${more}`)
  const idOf = (request: IncomingMessage) =>
    new RegExp(`(?:^|; )${cookieName}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1]
  const find = async <Kept>(request: IncomingMessage, step: 'gone' | 'arrived'): Promise<Kept | null> => {
    const id = idOf(request)
    const kept = id && ((await artefacts.find(kind, id)) as { gone?: Kept; arrived?: Kept } | undefined)
    return (kept && kept[step]) || null
  }

  return {
    async leave(response: ServerResponse, gone: Gone): Promise<void> {
      const id = randomBytes(32).toString('base64url')
      await artefacts.save(kind, id, { gone }, seconds)
      setCookie(response, id)
    },
    /** What the answer has to fit; only once, whatever comes of it. */
    async takeGone(request: IncomingMessage): Promise<Gone | null> {
      const gone = await find<Gone>(request, 'gone')
      const id = idOf(request)
      if (gone && id) await artefacts.remove(kind, id)
      return gone
    },
    async arrive(response: ServerResponse, arrived: Arrived): Promise<void> {
      const id = randomBytes(32).toString('base64url')
      await artefacts.save(kind, id, { arrived }, seconds)
      setCookie(response, id)
    },
    arrived: (request: IncomingMessage) => find<Arrived>(request, 'arrived'),
    async end(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const id = idOf(request)
      if (id) await artefacts.remove(kind, id)
      setCookie(response, '', '; Max-Age=0')
    },
  }
}
