import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Item {
  readonly plaintext?: string
  readonly ciphertext?: string
  readonly associated_data?: string
}

type Operation = (item: Item) => { readonly error?: string; readonly [result: string]: unknown }

/** What a test may do to the server, and see of it. */
export interface VaultServer extends AsyncDisposable {
  readonly address: string
  readonly token: string
  /** Path and number of items of each call. */
  readonly calls: { readonly path: string; readonly items: number }[]
  sealed: boolean
}

/**
 * A server that answers as Vault's documentation of the transit engine says (https://developer.hashicorp.com/vault/api-docs/secret/transit):
 * `keys/:name` read, `rotate`, `config`; `encrypt/:name` and `decrypt/:name`, one or as `batch_input`; the errors and codes of Vault. With real
 * AES-256-GCM over keys of its own, in memory.
 */
export async function startVaultServer(keyName: string): Promise<VaultServer> {
  const token = randomBytes(12).toString('hex')
  const versions: { key: Buffer; made: number }[] = [{ key: randomBytes(32), made: 1_790_000_000 }]
  let minDecryption = 1
  const calls: { path: string; items: number }[] = []

  const encrypt: Operation = ({ plaintext = '', associated_data = '' }: Item) => {
    const nonce = randomBytes(12)
    const newest = versions.length
    const cipher = createCipheriv('aes-256-gcm', versions[newest - 1]?.key ?? Buffer.alloc(0), nonce).setAAD(
      Buffer.from(associated_data, 'base64'),
    )
    const sealed = Buffer.concat([nonce, cipher.update(Buffer.from(plaintext, 'base64')), cipher.final(), cipher.getAuthTag()])
    return { ciphertext: `vault:v${newest}:${sealed.toString('base64')}`, key_version: newest }
  }
  const decrypt: Operation = ({ ciphertext = '', associated_data = '' }: Item) => {
    const [, number, text] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? []
    if (!number || !text) return { error: 'invalid ciphertext: no prefix' }
    if (Number(number) < minDecryption) return { error: 'ciphertext or signature version is disallowed by policy (too old)' }
    const key = versions[Number(number) - 1]?.key
    if (!key) return { error: 'invalid ciphertext: version is too new' }
    const sealed = Buffer.from(text, 'base64')
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
        .setAAD(Buffer.from(associated_data, 'base64'))
        .setAuthTag(sealed.subarray(-16))
      return { plaintext: Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('base64') }
    } catch {
      return { error: 'cipher: message authentication failed' }
    }
  }
  const keyInfo = () => ({
    name: keyName,
    type: 'aes256-gcm96',
    keys: Object.fromEntries(versions.map(({ made }, index) => [String(index + 1), made])),
    latest_version: versions.length,
    min_available_version: 0,
    min_decryption_version: minDecryption,
    min_encryption_version: 0,
    supports_encryption: true,
    supports_decryption: true,
  })

  const answer = (
    method: string,
    path: string,
    body: Record<string, unknown>,
  ): { status: number; data?: object | null; errors?: string[] } => {
    const [area, name, action] = path.split('/')
    if (name !== keyName)
      return area === 'keys' ? { status: 404, errors: [] } : { status: 400, errors: ['encryption key not found'] }
    if (area === 'keys' && !action && method === 'GET') return { status: 200, data: keyInfo() }
    if (area === 'keys' && action === 'rotate' && method === 'POST') {
      versions.push({ key: randomBytes(32), made: 1_790_000_000 + versions.length })
      return { status: 200, data: keyInfo() }
    }
    if (area === 'keys' && action === 'config' && method === 'POST') {
      minDecryption = Number(body['min_decryption_version'])
      return { status: 200, data: keyInfo() }
    }
    if ((area === 'encrypt' || area === 'decrypt') && method === 'POST') {
      const run = area === 'encrypt' ? encrypt : decrypt
      const batch = body['batch_input'] as Item[] | undefined
      calls.push({ path, items: batch?.length ?? 1 })
      if (!batch) {
        const result = run(body as Item)
        return result.error ? { status: 400, errors: [result.error] } : { status: 200, data: result }
      }
      const results = batch.map(run)
      return { status: results.some(({ error }) => error) ? 400 : 200, data: { batch_results: results } }
    }
    return { status: 405, errors: ['unsupported operation'] }
  }

  const state = { sealed: false }
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const path = (request.url ?? '').replace('/v1/transit/', '')
    const { status, ...rest } = state.sealed
      ? { status: 503, errors: ['Vault is sealed'] }
      : request.headers['x-vault-token'] === token
        ? answer(request.method ?? '', path, body)
        : { status: 403, errors: ['permission denied'] }
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ request_id: '0', lease_id: '', ...rest }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    calls,
    get sealed() {
      return state.sealed
    },
    set sealed(value) {
      state.sealed = value
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>)
}
