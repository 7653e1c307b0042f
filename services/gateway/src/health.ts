import type { RequestHandler } from 'express'

/** Named checks; each rejects, or answers false, when its part does not work. */
export type HealthChecks = Readonly<Record<string, () => Promise<unknown>>>

/** A check that takes longer has failed. Milliseconds. */
const patience = 3_000

/** 200 only when every check passes. Tells names, never causes. */
export function healthEndpoint(checks: HealthChecks): RequestHandler {
  return async (_request, response) => {
    const entries = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const))
    const healthy = entries.every(([, passed]) => passed)
    const told = Object.fromEntries(entries.map(([name, passed]) => [name, passed ? 'ok' : 'failing']))
    response.setHeader('cache-control', 'no-store')
    response.status(healthy ? 200 : 503).json({ status: healthy ? 'ok' : 'failing', checks: told })
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

/** Whether another process says at this address that it is well. */
export async function answers(url: URL): Promise<boolean> {
  return (await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) })).ok
}
