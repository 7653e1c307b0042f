import { isIPv4 } from 'node:net'
import { GatewayConfigError } from './gateway-config-error.ts'

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

/**
 * Refuses to listen where others could reach it when the people in it are a demonstration, or when nothing in front encrypts the traffic.
 * @throws GatewayConfigError PUBLIC_ADDRESS_REFUSED
 */
export function assertListenAddress(
  host: string,
  { demonstration, tlsInFront }: { demonstration: boolean; tlsInFront: boolean },
): void {
  if (isLoopback(host)) return
  if (demonstration) {
    throw new GatewayConfigError(
      'PUBLIC_ADDRESS_REFUSED',
      'Demonstration personas have a published password: the server listens on loopback only.',
    )
  }
  if (!tlsInFront) {
    throw new GatewayConfigError(
      'PUBLIC_ADDRESS_REFUSED',
      'Without TLS in front the server listens on loopback only; put a reverse proxy with TLS before it and declare it.',
    )
  }
}

/** @throws GatewayConfigError BAD_PUBLIC_URL unless it is the bare origin of an http or https address */
export function publicOrigin(publicUrl: string): URL {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    throw new GatewayConfigError('BAD_PUBLIC_URL', 'The public address has to be an http or https origin without a path.')
  }
  return url
}
