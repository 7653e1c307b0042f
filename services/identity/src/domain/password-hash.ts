import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { canonicalPassword } from './password-rules.ts'

/** Cost of argon2id: OWASP Password Storage Cheat Sheet, second of the equivalent settings. Memory in KiB. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

const derive = promisify(argon2)

/** The password as a PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: canonicalPassword(password), nonce, tagLength, ...cost })
  const settings = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`
  return `$argon2id$v=19$${settings}$${unpadded(nonce)}$${unpadded(tag)}`
}

/**
 * Whether the password fits the hash. Without a hash (no such account) the same work is done and the answer is no, so that time
 * does not betray which accounts exist.
 */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const parts = parse(hash ?? (await nobodysHash()))
  const tag = await derive('argon2id', {
    message: canonicalPassword(password),
    nonce: parts.nonce,
    tagLength: parts.tag.length,
    memory: parts.memory,
    passes: parts.passes,
    parallelism: parts.parallelism,
  })
  return timingSafeEqual(tag, parts.tag) && hash !== null
}

let nobody: Promise<string> | undefined
const nobodysHash = () => (nobody ??= hashPassword(randomBytes(24).toString('base64url')))

/** Does the work of the first hash of nobody ahead of the first sign-in, whose time it would tell apart. */
export async function prepareNobodysHash(): Promise<void> {
  await nobodysHash()
}

function parse(hash: string) {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash)
  const [, memory, passes, parallelism, nonce, tag] = match ?? []
  if (!nonce || !tag) throw new TypeError('A stored password hash has a form that this version does not know.')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
