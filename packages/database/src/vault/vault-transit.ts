import { readFile } from 'node:fs/promises'
import { KeyServiceError, type KeyProvider } from './key-provider.ts'

export interface VaultTransitOptions {
  /** Of the Vault server, such as https://vault.example.org:8200. */
  readonly address: string
  /** Read at every call, so that an agent may renew it. */
  readonly tokenFile: string
  /** Name of the transit key: an AEAD one, such as aes256-gcm96. */
  readonly key: string
  readonly mount?: string
  readonly namespace?: string
}

/** Longest that a call may take, in milliseconds. */
const patience = 10_000

interface Item {
  readonly plaintext?: string
  readonly ciphertext?: string
  readonly associated_data: string
}

interface ItemResult {
  readonly plaintext?: string
  readonly ciphertext?: string
  readonly error?: string
}

interface KeyInfo {
  readonly latest_version: number
  readonly min_decryption_version: number
  readonly keys: Readonly<Record<string, number>>
  readonly supports_encryption: boolean
}

/**
 * A key provider over the HTTP API of HashiCorp Vault's transit engine: the key-encryption key never leaves Vault. What is asked for in one
 * tick goes as one batch. The token needs update on `encrypt`, `decrypt`; for rotation also on `keys/NAME/rotate` and `keys/NAME/config`,
 * and read on `keys/NAME`.
 * @throws KeyServiceError when Vault cannot be reached, is sealed, refuses the token, or has no such key
 */
export async function vaultTransit(options: VaultTransitOptions): Promise<KeyProvider> {
  const { key } = options
  const call = <Data>(method: 'GET' | 'POST', path: string, body?: object) => ask<Data>(options, method, path, body)
  const info = () => call<KeyInfo>('GET', `keys/${key}`)
  const { supports_encryption } = await info()
  if (!supports_encryption) throw new KeyServiceError(`Vault’s key ${key} cannot encrypt: it has to be of the type aes256-gcm96.`)
  const batchOf = (operation: 'encrypt' | 'decrypt') =>
    inBatches<Item, ItemResult>(async (items) => {
      const { batch_results } = await call<{ batch_results: ItemResult[] }>('POST', `${operation}/${key}`, { batch_input: items })
      return batch_results
    })
  const encrypt = batchOf('encrypt')
  const decrypt = batchOf('decrypt')
  return {
    wrap: async (dataKey, context) => {
      const { ciphertext, error } = await encrypt({ plaintext: base64(dataKey), associated_data: base64(Buffer.from(context)) })
      if (ciphertext === undefined) throw new KeyServiceError(`Vault did not wrap a key: ${error ?? 'no answer'}.`)
      return Buffer.from(ciphertext)
    },
    unwrap: async (wrapped, context) => {
      versionOf(wrapped)
      const { plaintext, error } = await decrypt({
        ciphertext: Buffer.from(wrapped).toString(),
        associated_data: base64(Buffer.from(context)),
      })
      if (plaintext === undefined)
        throw new KeyServiceError(
          `A wrapped key does not open with Vault’s key ${key}: ${error ?? 'no answer'}. Is it from another installation?`,
        )
      return Buffer.from(plaintext, 'base64')
    },
    versionOf,
    versions: async () => {
      const { keys, min_decryption_version } = await info()
      return Object.entries(keys)
        .map(([version, made]) => ({ version: Number(version), madeAt: new Date(made * 1000) }))
        .filter(({ version }) => version >= min_decryption_version)
        .sort((one, other) => one.version - other.version)
    },
    rotate: async () => {
      await call('POST', `keys/${key}/rotate`)
      return (await info()).latest_version
    },
    retireBefore: (version) => call('POST', `keys/${key}/config`, { min_decryption_version: version }),
  }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Of `vault:v3:…`. */
function versionOf(wrapped: Uint8Array): number {
  const version = /^vault:v(\d+):/.exec(Buffer.from(wrapped.subarray(0, 20)).toString('latin1'))?.[1]
  if (version === undefined)
    throw new KeyServiceError('This key was not wrapped by Vault: start with the settings it was wrapped under.')
  return Number(version)
}

async function ask<Data>(options: VaultTransitOptions, method: 'GET' | 'POST', path: string, body?: object): Promise<Data> {
  const { address, tokenFile, mount = 'transit', namespace } = options
  const token = (await readFile(tokenFile, 'utf8').catch(() => '')).trim()
  if (token === '') throw new KeyServiceError(`${tokenFile} does not hold a Vault token.`)
  const response = await fetch(new URL(`/v1/${mount}/${path}`, address), {
    method,
    headers: {
      'x-vault-token': token,
      'x-vault-request': 'true',
      ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch((cause: unknown) => {
    throw new KeyServiceError(`Vault at ${address} cannot be reached.`, { cause })
  })
  const answer = (await response.json().catch(() => ({}))) as { readonly data?: Data; readonly errors?: readonly string[] }
  // A batch of which some failed is answered with 400, and with a result for each all the same.
  const partly =
    answer.data !== undefined && answer.data !== null && typeof answer.data === 'object' && 'batch_results' in answer.data
  if (!response.ok && !partly)
    throw new KeyServiceError(`Vault answered ${response.status}: ${answer.errors?.join('; ') || 'no reason'}.`)
  return answer.data as Data
}

/** Gathers what is asked for in one tick into one call. */
function inBatches<Question, Answer>(askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>) {
  let waiting: { readonly questions: Question[]; readonly answers: Promise<readonly Answer[]> } | null = null
  return async (question: Question): Promise<Answer> => {
    if (!waiting) {
      const questions: Question[] = []
      const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting = null
        return askAll(questions)
      })
      waiting = { questions, answers }
    }
    const place = waiting.questions.push(question) - 1
    const answer = (await waiting.answers)[place]
    if (answer === undefined) throw new KeyServiceError('Vault answered less than it was asked.')
    return answer
  }
}
