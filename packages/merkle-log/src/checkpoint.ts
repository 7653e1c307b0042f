import { hash, sign, verify, type KeyObject } from 'node:crypto'
import { hashLength } from './hashes.ts'
import { publicBytes } from './signing-key.ts'

/** What a log says of itself at one moment. */
export interface Checkpoint {
  /** Which log it is: a name that is nobody else's. */
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  readonly at: Date
}

/** The checkpoint is not one of this log, was not signed with this key, or is none at all. */
export class CheckpointRefused extends Error {
  override readonly name = 'CheckpointRefused'
}

/** The text that is signed: the form of https://c2sp.org/tlog-checkpoint, with the time as its extension line. */
const bodyOf = ({ origin, size, root, at }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\nat ${at.toISOString()}\n`

const keyId = (origin: string, key: KeyObject): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${origin}\n`), Buffer.of(1), publicBytes(key)]), 'buffer').subarray(0, 4)

/** Signs a checkpoint with Ed25519, as a note that outside witnesses can keep and check (https://c2sp.org/signed-note). */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  const body = bodyOf(checkpoint)
  const signature = Buffer.concat([keyId(checkpoint.origin, key), sign(null, Buffer.from(body), key)])
  return `${body}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`
}

const form =
  /^(?<origin>[^\n]+)\n(?<size>0|[1-9]\d{0,15})\n(?<root>[A-Za-z0-9+/]{43}=)\nat (?<at>[^\n]+)\n\n— (?<name>[^\n]+) (?<signature>[A-Za-z0-9+/=]+)\n$/u

/** Reads a signed checkpoint of the log `origin`. @throws CheckpointRefused unless this key signed exactly this */
export function readCheckpoint(note: string, origin: string, key: KeyObject): Checkpoint {
  const found = form.exec(note)?.groups
  if (!found) throw new CheckpointRefused('This is not a signed checkpoint.')
  const checkpoint: Checkpoint = {
    origin: found['origin'] ?? '',
    size: Number(found['size']),
    root: Buffer.from(found['root'] ?? '', 'base64'),
    at: new Date(found['at'] ?? ''),
  }
  if (checkpoint.origin !== origin || found['name'] !== origin)
    throw new CheckpointRefused('This is a checkpoint of another log.')
  if (checkpoint.root.length !== hashLength || Number.isNaN(checkpoint.at.getTime()))
    throw new CheckpointRefused('This is not a signed checkpoint.')
  const signature = Buffer.from(found['signature'] ?? '', 'base64')
  const body = bodyOf(checkpoint)
  const genuine =
    note.startsWith(body) &&
    signature.subarray(0, 4).equals(keyId(origin, key)) &&
    verify(null, Buffer.from(body), key, signature.subarray(4))
  if (!genuine) throw new CheckpointRefused('The signature of this checkpoint is not that of this log.')
  return checkpoint
}
