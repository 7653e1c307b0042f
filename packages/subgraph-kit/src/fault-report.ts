/**
 * Writes a fault to standard error as one JSON line: where it happened and in which request. Its message is left out, since messages of
 * database and parser errors quote values.
 */
export function reportFault(service: string, requestId: string | null, error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  process.stderr.write(
    `${JSON.stringify({
      level: 'error',
      service,
      requestId,
      fault: error instanceof Error ? error.name : typeof error,
      ...(code === undefined ? {} : { code }),
      at: frames.slice(0, 8).map((frame) => frame.trim()),
    })}\n`,
  )
}
