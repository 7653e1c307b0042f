/** The connection was never made: nothing can have been done at the other end. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])
/** It broke at some time: the other end may have done what it was asked, without being able to say so. */
const brokeOff = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET'])

/** Codes of a failed `fetch` are on its cause, or on the cause's parts when a name has several addresses. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const parts = error instanceof AggregateError ? error.errors.flatMap(codesOf) : []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  return [...parts, ...own, ...codesOf(error.cause)]
}

/** Whether another replica may be asked after this failure, without a change being made twice. */
export function mayAskAnother(error: unknown, operation: 'query' | 'mutation'): boolean {
  const codes = codesOf(error)
  if (codes.length === 0) return false
  const harmless = (code: string) => neverSent.has(code) || (operation === 'query' && brokeOff.has(code))
  return codes.every(harmless)
}

/**
 * Takes the replicas of a subgraph in turn. When one cannot be reached the next is asked, once: queries after any broken connection,
 * mutations only when nothing was sent.
 */
export function inTurn(urls: readonly string[]) {
  let next = 0
  const take = () => {
    const url = urls[next % urls.length]
    if (url === undefined) throw new Error('a subgraph needs at least one address')
    next = (next + 1) % urls.length
    return url
  }
  return async <Result>(operation: 'query' | 'mutation', ask: (url: string) => Promise<Result>): Promise<Result> => {
    const first = take()
    try {
      return await ask(first)
    } catch (error) {
      if (urls.length === 1 || !mayAskAnother(error, operation)) throw error
      // Another request may have moved the turn on, back to the one that has just failed.
      const second = take()
      return await ask(second === first ? take() : second)
    }
  }
}
