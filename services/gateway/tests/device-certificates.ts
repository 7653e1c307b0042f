import { generate } from 'selfsigned'

/** What a device, or whoever enrols devices, holds, in PEM. */
export interface Certified {
  readonly cert: string
  readonly private: string
}

const from = new Date('2026-11-01T00:00:00Z')
const to = new Date('2027-11-01T00:00:00Z')

/** Somebody who enrols devices. */
export const authority = (name: string): Promise<Certified> =>
  generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: from,
    notAfterDate: to,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true },
    ],
  })

/** A device, certified by an authority, or by itself. */
export const device = (
  by: Certified | null,
  { notBeforeDate = from, notAfterDate = to, serverAuth = false, cA = false } = {},
): Promise<Certified> =>
  generate([{ name: 'commonName', value: 'Laptop 7' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA, critical: true },
      { name: 'extKeyUsage', ...(serverAuth ? { serverAuth } : { clientAuth: true }) },
    ],
    ...(by ? { ca: { key: by.private, cert: by.cert } } : {}),
  })

/** As the header of RFC 9440 says it. */
export const clientCert = (der: Uint8Array): string => `:${Buffer.from(der).toString('base64')}:`
