import { useContext, useMemo } from 'react'
import { StepUpContext } from '../sign-in/step-up.ts'
import { useSession } from '../sign-in/use-session.ts'
import { portalFetch, type PortalFetchOptions } from './portal-fetch.ts'
import type { Problem } from './problem.ts'
import type { UserErrorShape } from './user-errors.ts'

/** The most bytes that a file may have, to say so before it is sent. The server has the last word. */
export const largestFile = 10_000_000

/** Whose record a file is for, and what it contains. */
export interface FileLabel {
  serviceUserId: string
  categories: readonly string[]
}

/** Files go as they are, beside GraphQL, to the same viewers under the same rules. */
export interface Files {
  /** Puts a file on a record. Resolves to what was wrong with it, which is nothing when it was kept. */
  attach: (file: File, label: FileLabel) => Promise<{ userErrors: readonly UserErrorShape[] } | { problem: Problem }>
  /** Fetches a file and hands it to the browser to be saved on the device, where the person asked for it to be. */
  save: (id: string, name: string) => Promise<Problem | null>
}

interface Refused {
  errors?: readonly { extensions?: { code?: string; requestId?: string } }[]
}

/** Files of a portal; what was fetched is kept no longer than it takes to save it. */
export function createFiles(options: PortalFetchOptions): Files {
  const ask = portalFetch(options)
  return {
    async attach(file, { serviceUserId, categories }) {
      const headers = {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
        'candour-person': serviceUserId,
        'candour-categories': categories.join(),
      }
      try {
        const answer = await ask('/documents', { method: 'POST', headers, body: file })
        if (answer.status === 201 || answer.status === 422) return (await answer.json()) as { userErrors: UserErrorShape[] }
        return { problem: problemIn((await answer.json()) as Refused, 'no') }
      } catch {
        return { problem: { code: 'NETWORK', saved: 'unknown', reference: null } }
      }
    },
    async save(id, name) {
      try {
        const answer = await ask(`/documents/${encodeURIComponent(id)}`)
        if (!answer.ok) return problemIn((await answer.json()) as Refused, 'not-applicable')
        saveAs(await answer.blob(), name)
        return null
      } catch {
        return { code: 'NETWORK', saved: 'not-applicable', reference: null }
      }
    },
  }
}

/** The files of the portal that this component stands in. `purpose` has to be the same function at each call. */
export function useFiles(purpose: () => string | null): Files {
  const session = useSession()
  const stepUp = useContext(StepUpContext) ?? undefined
  return useMemo(() => createFiles({ session, purpose, stepUp }), [session, purpose, stepUp])
}

/** As RFC 8187 wants it; these are left as they are by `encodeURIComponent`. */
const encoded = (name: string) =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

function problemIn({ errors }: Refused, saved: Problem['saved']): Problem {
  const { code = 'INTERNAL', requestId = null } = errors?.[0]?.extensions ?? {}
  // Of a fault on our side it is not known how far it came.
  const unknown = saved === 'no' && (code === 'INTERNAL' || code === 'UNAVAILABLE')
  return { code, saved: unknown ? 'unknown' : saved, reference: requestId }
}

/** Hands something to the browser to be saved on the device, where the person asked for it to be. */
export function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers begin to read after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
