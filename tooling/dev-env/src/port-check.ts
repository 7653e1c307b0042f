import { once } from 'node:events'
import { createServer } from 'node:net'
import { RefusedStart } from './refused-start.ts'

/** Makes sure, before anything else is started, that the port is free. @throws RefusedStart */
export async function requireFreePort(port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, '127.0.0.1')
    await once(probe, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new RefusedStart(`Port ${port} is in use; stop what listens there or set PORT to another.`)
  }
  probe.close()
  await once(probe, 'close')
}
