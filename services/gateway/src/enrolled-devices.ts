import { X509Certificate } from 'node:crypto'
import type { Clock } from '@candour/database'

/** Decides whether a device is enrolled by what the header `Client-Cert` says of it (RFC 9440). */
export type IsEnrolledDevice = (clientCert: string | undefined) => boolean

/** What enrols devices is not told as certificates of authorities (PEM). */
export class BadDeviceAuthority extends Error {
  override readonly name = 'BadDeviceAuthority'
}

/** Extended key usage of a certificate that a client proves itself with (RFC 5280, section 4.2.1.12). */
const clientAuthentication = '1.3.6.1.5.5.7.3.2'

/**
 * A way through the first of the locks before personal data [DMWS-07]: a device that an administrator enrolled, which is to say that the organisation's
 * authority gave a certificate to a key of that device. The proxy with TLS in front has the device prove that it holds the key, and says which
 * certificate that was; the device is taken back by the authority's list of revoked certificates, which the proxy reads.
 * @param authorities certificates of those who enrol devices, in PEM, one after the other
 * @throws BadDeviceAuthority
 */
export function enrolledDevices(authorities: string, clock: Clock): IsEnrolledDevice {
  const known = (authorities.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(readAuthority)
  if (known.length === 0) throw new BadDeviceAuthority('There is no certificate of an authority.')
  const inForce = ({ validFromDate, validToDate }: X509Certificate) => validFromDate <= clock.now() && clock.now() < validToDate
  return (clientCert) => {
    const device = readDevice(clientCert)
    return (
      device !== null &&
      inForce(device) &&
      known.some((authority) => inForce(authority) && device.checkIssued(authority) && device.verify(authority.publicKey))
    )
  }
}

function readAuthority(pem: string): X509Certificate {
  try {
    const authority = new X509Certificate(pem)
    if (authority.ca) return authority
  } catch {
    // Told below, without what stands in the file.
  }
  throw new BadDeviceAuthority('A certificate is not one of an authority.')
}

/** The certificate in a header, as a byte sequence (RFC 8941); null where it is none that a device could be enrolled by. */
function readDevice(clientCert: string | undefined): X509Certificate | null {
  const [, base64] = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(clientCert ?? '') ?? []
  if (base64 === undefined) return null
  try {
    const device = new X509Certificate(Buffer.from(base64, 'base64'))
    return !device.ca && device.keyUsage?.includes(clientAuthentication) ? device : null
  } catch {
    return null
  }
}
