import { exportJWK, generateKeyPair, type CompactJWSHeaderParameters, type FlattenedJWSInput, type JSONWebKeySet } from 'jose'
import { describe, expect, it } from 'vitest'
import { manualClock } from '@candour/database'
import { tokenKeyFinder, TokenKeysUnavailable } from './token-keys.ts'

const jws: FlattenedJWSInput = { payload: '', signature: '' }
const header = (kid: string): CompactJWSHeaderParameters => ({ alg: 'EdDSA', kid })
const publicKey = async (kid: string) => ({
  ...(await exportJWK((await generateKeyPair('EdDSA', { extractable: true })).publicKey)),
  kid,
  alg: 'EdDSA',
})

describe('the keys of the issuer', () => {
  it('are read once, and again for a key that is new, though never more often than every ten seconds', async () => {
    const clock = manualClock('2026-11-22T09:00:00Z')
    const published: JSONWebKeySet = { keys: [await publicKey('old')] }
    let reads = 0
    const find = tokenKeyFinder(async () => {
      reads += 1
      return structuredClone(published)
    }, clock)
    await Promise.all([find(header('old'), jws), find(header('old'), jws)])
    expect(reads).toBe(1)

    published.keys.push(await publicKey('new'))
    await expect(find(header('new'), jws)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
    expect(reads).toBe(1)
    clock.advance(10_000)
    await find(header('new'), jws)
    expect(reads).toBe(2)
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(find(header('made-up'), jws)).rejects.toThrow(/no applicable key/)
    expect(reads).toBe(2)
  })

  it('that cannot be read are an outage, which passes by itself', async () => {
    let down = true
    const key = await publicKey('one')
    const find = tokenKeyFinder(async () => {
      if (down) throw new Error('no route')
      return { keys: [key] }
    }, manualClock('2026-11-22T09:00:00Z'))
    await expect(find(header('one'), jws)).rejects.toThrow(TokenKeysUnavailable)
    down = false
    await expect(find(header('one'), jws)).resolves.toBeDefined()
  })
})
