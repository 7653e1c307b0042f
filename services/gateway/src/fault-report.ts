/** A fault that the operator has to know about. It names where it happened, never what was being processed. */
export interface Fault {
  readonly requestId: string
  readonly kind: string
  readonly at: readonly string[]
}

export type ReportFault = (fault: Fault) => void

/**
 * Describes an error for the operator's log. The message is left out, because messages of libraries quote the values they choke on; the
 * chain of error types and the places in the code are enough to find the cause.
 */
export function describeFault(error: unknown, requestId: string): Fault {
  const kinds: string[] = []
  const at: string[] = []
  for (let link = error; link instanceof Error && kinds.length < 5; link = link.cause ?? originalOf(link)) {
    const code = (link as NodeJS.ErrnoException).code
    kinds.push(typeof code === 'string' && /^[A-Z_]+$/.test(code) ? `${link.name} ${code}` : link.name)
    at.push(
      ...(link.stack ?? '')
        .split('\n')
        .filter(isFrame)
        .slice(0, 4)
        .map((line) => line.trim()),
    )
  }
  return { requestId, kind: kinds.join(' < ') || typeof error, at }
}

const isFrame = (line: string) => /^\s+at .*:\d+:\d+\)?$/.test(line)

const originalOf = (error: Error): unknown => ('originalError' in error ? error.originalError : undefined)

/** One JSON line on standard error. */
export const reportToStandardError: ReportFault = (fault) => {
  process.stderr.write(`${JSON.stringify({ level: 'error', service: 'gateway', ...fault })}\n`)
}
