import type { RequestHandler } from 'express'

/** Named checks; each rejects, or answers false, when its part does not work. */
export type HealthChecks = Readonly<Record<string, () => Promise<unknown>>>

/** A check that takes longer has failed. Milliseconds. */
const patience = 3_000

/**
 * 200 unless something fails without which nothing can be answered. Of `optional` parts, such as one subgraph of several, the rest still
 * answers, and a gateway taken out of service for them would take the rest with it. Tells names, never causes.
 */
export function healthEndpoint(checks: HealthChecks, optional: readonly string[] = []): RequestHandler {
  return async (_request, response) => {
    const entries = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const))
    const failing = entries.filter(([, passed]) => !passed).map(([name]) => name)
    const status = failing.length === 0 ? 'ok' : failing.every((name) => optional.includes(name)) ? 'degraded' : 'failing'
    const told = Object.fromEntries(entries.map(([name, passed]) => [name, passed ? 'ok' : 'failing']))
    response.setHeader('cache-control', 'no-store')
    response.status(status === 'failing' ? 503 : 200).json({ status, checks: told })
  }
}

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patience, false)
  })
  try {
    return (await Promise.race([check(), tooLate])) !== false
  } catch {
    // The status says that it failed; the operator's log has the cause from the part itself.
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Whether another process says at one of these addresses that it is well. */
export async function answers(urls: readonly URL[]): Promise<boolean> {
  const ask = async (url: URL) => {
    if (!(await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) })).ok) throw new Error('not well')
    return true
  }
  return await Promise.any(urls.map(ask)).catch(() => false)
}
