import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: string
  readonly text: string
}

/** A mail server that keeps what it is given. `answer` decides on each message, once it was handed over whole. */
export async function startMailServer({
  refuse,
  onData,
}: {
  readonly refuse?: (address: string) => number | null
  readonly onData?: (mail: ReceivedMail) => 'accept' | 'hang-up'
} = {}) {
  const received: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, callback) => {
      const code = refuse?.(address) ?? null
      callback(code === null ? undefined : Object.assign(new Error('refused'), { responseCode: code }))
    },
    onData: (stream, session, callback) => {
      const receive = async () => {
        const mail = { to: session.envelope.rcptTo[0]?.address ?? '', text: await text(stream) }
        received.push(mail)
        if (onData?.(mail) === 'hang-up') for (const socket of sockets) socket.destroy()
        else callback()
      }
      void receive()
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    received,
    url: new URL(`smtp://127.0.0.1:${port}`),
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
