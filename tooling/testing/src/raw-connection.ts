import { connect } from 'node:net'

/**
 * Sends text over a connection of its own, for what no client of HTTP would send.
 * @returns whatever comes back until the server hangs up
 */
export function sendOverConnection(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setEncoding('utf8')
    socket.setTimeout(10_000, () => socket.destroy(new Error(`the server neither went on nor hung up after: ${answer}`)))
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

/** A request to the API as it goes over the connection, each header as it is given, however often. */
export const requestText = (headers: readonly string[], body: string, line = 'POST /graphql HTTP/1.1'): string =>
  [line, 'host: localhost', 'connection: close', ...headers, '', body].join('\r\n')
