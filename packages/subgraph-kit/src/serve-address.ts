import { readFileSync } from 'node:fs'
import { isIPv4 } from 'node:net'
import { BadEnvironment, type EnvironmentReader } from './serve-environment.ts'

export interface ListenAddress {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Certificate chain and private key, PEM; null on loopback, where nothing leaves the machine. */
  readonly tls: { readonly cert: string; readonly key: string } | null
}

/** Whether what is sent to this host stays on this machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'))

/**
 * Where a process listens for others of the installation: loopback unless told otherwise, and elsewhere only with TLS, since answers hold
 * personal data.
 * @throws BadEnvironment
 */
export function readListenAddress(environment: EnvironmentReader, defaultPort: number): ListenAddress {
  const host = environment.optional('HOST') ?? '127.0.0.1'
  const port = environment.port('PORT', defaultPort)
  const certificate = environment.optional('TLS_CERTIFICATE_FILE')
  if (certificate !== undefined) {
    const key = pem('TLS_KEY_FILE', environment.text('TLS_KEY_FILE'), /-----BEGIN [A-Z ]*PRIVATE KEY-----/)
    return { host, port, tls: { cert: pem('TLS_CERTIFICATE_FILE', certificate, /-----BEGIN CERTIFICATE-----/), key } }
  }
  if (!isLoopback(host))
    throw new BadEnvironment('HOST may name another address than loopback only with TLS_CERTIFICATE_FILE and TLS_KEY_FILE.')
  return { host, port, tls: null }
}

function pem(name: string, path: string, form: RegExp): string {
  let text: string | undefined
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    // Told below, like a file of another kind.
  }
  if (text === undefined || !form.test(text)) throw new BadEnvironment(`${name} has to be a readable file in PEM.`)
  return text
}
