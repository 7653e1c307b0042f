import { NotLeft, type DeliveryAdapter } from './adapter.ts'

export interface HttpAdapterSettings {
  /** Where messages are posted to. */
  readonly url: URL
  readonly token: string
}

/** Milliseconds. */
const patience = 30_000

/**
 * Text messages and letters by a provider behind one small contract, which README.md describes: POST of a JSON body with an idempotency key,
 * answered by 2xx and `{ "id": … }`. Whoever offers it promises to send one message for one key.
 */
export function httpAdapter(name: string, { url, token }: HttpAdapterSettings): DeliveryAdapter {
  return {
    name,
    discreet: true,
    repeatable: true,
    send: async ({ messageId, channel, from, to, subject, text }) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          'idempotency-key': messageId,
        },
        body: JSON.stringify({ id: messageId, channel, sender: from, to, subject, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      }).catch(() => null)
      // The same key makes it safe to try again, whatever became of this attempt.
      if (!response) throw new NotLeft('HTTP_UNREACHABLE', { lasting: false })
      if (!response.ok) {
        await response.body?.cancel()
        throw new NotLeft(`HTTP_${response.status}`, { lasting: isLasting(response.status) })
      }
      const answer = (await response.json().catch(() => null)) as { id?: unknown } | null
      return { providerId: typeof answer?.id === 'string' ? answer.id.slice(0, 200) : null }
    },
  }
}

/** What is wrong with the message stays wrong; what is wrong with our access or their machines is mended. */
const isLasting = (status: number) => status >= 400 && status < 500 && ![401, 403, 408, 409, 425, 429].includes(status)
