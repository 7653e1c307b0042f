import { format } from 'node:util'

const methods = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const

/** What a process wrote since somebody began to listen. */
export interface Listening extends Disposable {
  /** Everything so far, in the order in which it was written. */
  heard(): string
}

/**
 * Listens to everything that this process writes, to its streams or by `console`, which test runners lead past them. It is written all the same,
 * unless it is kept from a terminal that would be full of it.
 */
export function listenToTheLog({ quietly = false }: { readonly quietly?: boolean } = {}): Listening {
  const written: string[] = []
  const before: (() => void)[] = []
  for (const stream of [process.stdout, process.stderr]) {
    const { write } = stream
    stream.write = ((chunk: string | Uint8Array, ...rest: []) => {
      written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
      return quietly || write.call(stream, chunk, ...rest)
    }) as typeof write
    before.push(() => void (stream.write = write))
  }
  for (const method of methods) {
    const write = console[method]
    console[method] = (...said: unknown[]) => {
      written.push(`${format(...said)}\n`)
      if (!quietly) write.apply(console, said)
    }
    before.push(() => void (console[method] = write))
  }
  return {
    heard: () => written.join(''),
    [Symbol.dispose]: () => before.forEach((restore) => restore()),
  }
}
