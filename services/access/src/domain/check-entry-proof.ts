import type { KeyObject } from 'node:crypto'
import { CheckpointRefused, includes, readCheckpoint } from '@candour/merkle-log'
import { leafOf } from './audit-leaf.ts'

interface WrittenProof {
  readonly entry: string
  readonly commitment: string | null
  readonly index: number
  readonly size: number
  readonly proof: readonly string[]
  readonly checkpoint: string
}

/**
 * Whether a proof shows that this very entry is in the log of this origin and key. Needs neither the database nor anything secret.
 * Anything that is not such a proof is refused.
 */
export function checkEntryProof(proof: unknown, origin: string, publicKey: KeyObject): boolean {
  if (!isWrittenProof(proof)) return false
  try {
    const { size, root } = readCheckpoint(proof.checkpoint, origin, publicKey)
    const leaf = leafOf(proof.entry, proof.commitment === null ? null : Buffer.from(proof.commitment, 'hex'))
    const path = proof.proof.map((hash) => Buffer.from(hash, 'hex'))
    return size === proof.size && includes({ index: proof.index, size, leaf, proof: path, root })
  } catch (error) {
    if (error instanceof CheckpointRefused) return false
    throw error
  }
}

function isWrittenProof(value: unknown): value is WrittenProof {
  if (typeof value !== 'object' || value === null) return false
  const { entry, commitment, index, size, proof, checkpoint } = value as Partial<Record<keyof WrittenProof, unknown>>
  const isHash = (each: unknown) => typeof each === 'string' && /^[0-9a-f]{64}$/.test(each)
  return (
    typeof entry === 'string' &&
    typeof checkpoint === 'string' &&
    typeof index === 'number' &&
    typeof size === 'number' &&
    (commitment === null || isHash(commitment)) &&
    Array.isArray(proof) &&
    proof.every(isHash)
  )
}
