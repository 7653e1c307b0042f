import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OneTimeCode } from '../data/one-time-codes.ts'
import type { Service } from '../service-parts.ts'

const kind = 'CodeEntry'
const cookieName = 'candour_code'
/** Seconds from entering the code to having chosen a sign-in. */
const seconds = 30 * 60

/** How far somebody has come who entered a code and showed who they are. */
export interface CodeEntry {
  id: string
  code: OneTimeCode
  username?: string | undefined
  passwordHash?: string | undefined
  /** The secret of an app that is being set up, sealed. */
  totpSealed?: string | undefined
}

type Kept = Omit<CodeEntry, 'id' | 'code'> & { codeId: string }

/** Keeps the steps between entering a code and having used it, behind a cookie of this browser. */
export function codeEntries({ artefacts, oneTimeCodes, mountPath, config }: Service) {
  const secure = new URL(config.publicUrl).protocol === 'https:' ? '; Secure' : ''
  const setCookie = (response: ServerResponse, value: string, more = '') =>
    response.appendHeader(
      'Set-Cookie',
      `${cookieName}=${value}; Path=${mountPath}/code; HttpOnly; SameSite=Strict${secure}${more}`,
    )

  const save = ({ id, code, ...kept }: CodeEntry) => artefacts.save(kind, id, { ...kept, codeId: code.id }, seconds)

  return {
    async begin(response: ServerResponse, code: OneTimeCode): Promise<void> {
      const id = randomBytes(32).toString('base64url')
      await save({ id, code })
      setCookie(response, id)
    },
    save,
    /** Null when there is none, or when the code was used, taken back or is over meanwhile. */
    async current(request: IncomingMessage): Promise<CodeEntry | null> {
      const id = new RegExp(`(?:^|; )${cookieName}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1]
      const kept = id && ((await artefacts.find(kind, id)) as Kept | undefined)
      const code = kept && (await oneTimeCodes.find(kept.codeId))
      if (!id || !kept || !code) return null
      const { username, passwordHash, totpSealed } = kept
      return { id, code, username, passwordHash, totpSealed }
    },
    async end(response: ServerResponse, id: string): Promise<void> {
      await artefacts.remove(kind, id)
      setCookie(response, '', '; Max-Age=0')
    },
  }
}
