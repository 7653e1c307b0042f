import { once } from 'node:events'
import { createServer } from 'node:net'

// Below every system's range for outgoing connections (Linux begins at 32768): no client of a test running beside this one is given the port
// in the moment between this look and its use.
const lowest = 10_240
const highest = 32_767

/** A port of this machine on which nothing listens, and which no outgoing connection takes. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  try {
    probe.listen(port, '127.0.0.1')
    await once(probe, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw error
  }
  probe.close()
  await once(probe, 'close')
  return true
}
