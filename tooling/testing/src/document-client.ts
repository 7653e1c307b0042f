import type { Api } from './api-client.ts'

/** A file to send to the records, with what a browser or an integrator says about it. */
export interface FileToAttach {
  readonly serviceUserId: string
  readonly name?: string
  readonly content: Uint8Array
  readonly categories?: readonly string[]
}

/** What came back, byte for byte. */
export interface DocumentAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  /** The body, where it is JSON. */
  readonly json: {
    readonly document?: { readonly id: string } | null
    readonly userErrors?: readonly { readonly code: string; readonly path: readonly string[] }[]
    readonly errors?: readonly { readonly extensions: { readonly code: string; readonly requestId: string } }[]
  }
}

const ask = async (url: string, init: RequestInit): Promise<DocumentAnswer> => {
  const response = await fetch(url, init)
  const bytes = Buffer.from(await response.arrayBuffer())
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return { status: response.status, headers: response.headers, bytes, json: isJson ? JSON.parse(bytes.toString()) : {} }
}

/** Sends a file to the records of somebody. Headers that are given replace or, when undefined, take away the usual ones. */
export function attachFile(
  url: string,
  { token }: Pick<Api, 'token'>,
  { serviceUserId, name = 'letter.pdf', content, categories = [] }: FileToAttach,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<DocumentAnswer> {
  const usual = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, '_')}`,
    'candour-person': serviceUserId,
    'candour-categories': categories.join(),
    ...headers,
  }
  const sent = Object.entries(usual).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as [string, string]]))
  return ask(`${url}/documents`, { method: 'POST', headers: sent, body: content as BodyInit })
}

/** Asks for a file as it is. */
export const downloadFile = (url: string, { token }: Pick<Api, 'token'>, id: string): Promise<DocumentAnswer> =>
  ask(`${url}/documents/${id}`, { headers: { authorization: `Bearer ${token}` } })

/** A small PDF that says one thing; not one that any viewer would show, but one by its beginning. */
export const pdfSaying = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`)
