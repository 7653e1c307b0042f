import { verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  CheckpointRefused,
  leafHash,
  publicBytes,
  readCheckpoint,
  signCheckpoint,
  signingKey,
  verifyingKey,
} from '../src/index.ts'

const origin = 'records.example.org/audit'
const key = signingKey(Buffer.alloc(32, 7))
const publicKey = verifyingKey(publicBytes(key))
const checkpoint = { origin, size: 12_345, root: leafHash(Buffer.from('root')), at: new Date('2026-11-25T09:00:00.000Z') }

describe('a signed checkpoint', () => {
  it('uses Ed25519 as RFC 8032 has it', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
    expect(publicBytes(signingKey(seed)).toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  })

  it('is read back by whoever has the public key, and checks without this code', () => {
    const note = signCheckpoint(checkpoint, key)
    expect(readCheckpoint(note, origin, publicKey)).toEqual(checkpoint)
    const [body = '', last = ''] = note.split('\n\n')
    const signature = Buffer.from(last.trim().split(' ').at(-1) ?? '', 'base64').subarray(4)
    expect(verify(null, Buffer.from(`${body}\n`), publicKey, signature)).toBe(true)
  })

  it('is refused with any character changed, of another log, or by another key', () => {
    const note = signCheckpoint(checkpoint, key)
    for (let at = 0; at < note.length; at += 1) {
      const changed = `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`
      expect(() => readCheckpoint(changed, origin, publicKey), `character ${at}`).toThrow(CheckpointRefused)
    }
    expect(() => readCheckpoint(note, 'another log', publicKey)).toThrow(CheckpointRefused)
    expect(() => readCheckpoint(note, origin, verifyingKey(publicBytes(signingKey(Buffer.alloc(32, 8)))))).toThrow(
      CheckpointRefused,
    )
    expect(() => readCheckpoint('', origin, publicKey)).toThrow(CheckpointRefused)
  })

  it('needs keys of 32 bytes', () => {
    expect(() => signingKey(Buffer.alloc(31))).toThrow(TypeError)
    expect(() => verifyingKey(Buffer.alloc(33))).toThrow(TypeError)
  })
})
