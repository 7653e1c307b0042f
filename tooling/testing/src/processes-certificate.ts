import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** Files of a certificate for this machine, which vouches for itself. */
export interface CertificateFiles {
  readonly certificate: string
  readonly key: string
}

/** Makes a certificate for 127.0.0.1 and writes it into a folder. */
export async function writeCertificate(folder: string): Promise<CertificateFiles> {
  const { cert, private: privateKey } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  const files = { certificate: join(folder, 'loopback.crt'), key: join(folder, 'loopback.key') }
  await writeFile(files.certificate, cert)
  await writeFile(files.key, privateKey, { mode: 0o600 })
  return files
}
