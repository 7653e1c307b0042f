/** What came back over HTTP, byte for byte. */
export interface RawAnswer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** Code of the first error; undefined for an answer without errors, or one that is no JSON. */
  readonly code: string | undefined
  /** Id of the request as the first error tells it. */
  readonly requestId: string | undefined
}

/** Sends anything at all to the API, for what no well-behaved client would send. */
export async function rawRequest(url: string, init: RequestInit): Promise<RawAnswer> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', redirect: 'manual', ...init })
  const text = await response.text()
  const extensions = firstError(text)?.extensions
  return { status: response.status, text, headers: response.headers, code: extensions?.code, requestId: extensions?.requestId }
}

interface ToldError {
  readonly extensions?: { readonly code?: string; readonly requestId?: string }
}

function firstError(text: string): ToldError | undefined {
  try {
    return (JSON.parse(text) as { errors?: ToldError[] }).errors?.[0]
  } catch {
    // Not JSON: the caller sees the text itself.
    return undefined
  }
}
