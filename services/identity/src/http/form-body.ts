import type { IncomingMessage } from 'node:http'

const longest = 8 * 1024

/** The body is no form, or larger than any of our forms. `status` is what to answer. */
export class BadFormError extends Error {
  override readonly name = 'BadFormError'
  readonly status: 413 | 415
  constructor(status: 413 | 415) {
    super(status === 413 ? 'The form is too large.' : 'Only a form can be sent here.')
    this.status = status
  }
}

/** The fields of a posted form. @throws BadFormError */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw new BadFormError(415)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longest) throw new BadFormError(413)
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
