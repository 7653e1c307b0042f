import { argon2, createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { canonicalProof, type Proof } from './proof.ts'

/** Cost of argon2id: OWASP Password Storage Cheat Sheet, second of the equivalent settings. Memory in KiB. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const derive = promisify(argon2)

const salt = (text: string) => createHash('sha256').update(`candour one-time code\n${text}`).digest()

/**
 * The hash under which a code is kept and looked up.
 * @param code in its canonical form
 */
export async function hashOfCode(code: string): Promise<Buffer> {
  return derive('argon2id', { message: code, nonce: salt('lookup'), ...cost })
}

/**
 * The hash that a proof has to fit. It rests on the code too, which is stored nowhere, and on the code's id, so that equal proofs are not
 * seen to be equal.
 */
export async function hashOfProof(code: string, id: string, proof: Proof): Promise<Buffer> {
  return derive('argon2id', { message: `${code}\n${canonicalProof(proof)}`, nonce: salt(`proof ${id.toLowerCase()}`), ...cost })
}
