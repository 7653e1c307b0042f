import { createSecretKey, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { blindIndex, keyVersionOf, openValue, SealBrokenError, sealValue } from './sealed-value.ts'

const key = { version: 3, key: createSecretKey(randomBytes(32)) }
const place = { organisation: 'dmws', table: 'person', column: 'religion', personId: '01a200e5-868d-70d3-9f98-5c48fa7987e6' }

describe('a sealed value', () => {
  it('opens where it was sealed, whatever its text', () => {
    for (const text of ['', 'Quaker', 'ceangal — 結び 🕊', 'x'.repeat(100_000)]) {
      expect(openValue(key, place, sealValue(key, place, text)).toString('utf8')).toBe(text)
    }
  })

  it('opens to the same bytes when it is no text', () => {
    const bytes = randomBytes(100_000)
    expect(openValue(key, place, sealValue(key, place, bytes)).equals(bytes)).toBe(true)
  })

  it('says which version of the key it needs, and is different each time', () => {
    const sealed = sealValue(key, place, 'Quaker')
    expect(keyVersionOf(sealed)).toBe(3)
    expect(sealed).not.toEqual(sealValue(key, place, 'Quaker'))
    expect(Buffer.from(sealed).includes('Quaker')).toBe(false)
  })

  it.each([
    ['organisation', { organisation: 'other' }],
    ['table', { table: 'note' }],
    ['column', { column: 'ethnicity' }],
    ['person', { personId: '01a200e5-868d-70d3-9f98-5c48fa7987e7' }],
    ['boundary between its parts', { table: 'person","religion', column: '' }],
  ])('does not open under another %s', (_, other) => {
    expect(() => openValue(key, { ...place, ...other }, sealValue(key, place, 'Quaker'))).toThrow(SealBrokenError)
  })

  it('does not open with another key or as another version of it', () => {
    const sealed = sealValue(key, place, 'Quaker')
    expect(() => openValue({ version: 3, key: createSecretKey(randomBytes(32)) }, place, sealed)).toThrow(SealBrokenError)
    expect(() => openValue({ ...key, version: 4 }, place, sealed)).toThrow(SealBrokenError)
  })

  it('does not open when any one byte of it was flipped', () => {
    const sealed = sealValue(key, place, 'Quaker')
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      const open = () => openValue({ ...key, version: keyVersionOf(changed) }, place, changed)
      expect(open, `byte ${at}`).toThrow(SealBrokenError)
    }
  })

  it('does not open when it was cut short or is none', () => {
    expect(() => keyVersionOf(new Uint8Array())).toThrow(SealBrokenError)
    expect(() => keyVersionOf(sealValue(key, place, '').slice(0, -1))).toThrow(SealBrokenError)
    expect(() => openValue(key, place, sealValue(key, place, 'Quaker').slice(0, -1))).toThrow(SealBrokenError)
  })
})

describe('a blind index', () => {
  it('is the same for the same text under the same secret only', () => {
    const secret = randomBytes(32)
    expect(blindIndex(secret, '9434765919')).toEqual(blindIndex(secret, '9434765919'))
    expect(blindIndex(secret, '9434765919')).not.toEqual(blindIndex(secret, '9434765870'))
    expect(blindIndex(secret, '9434765919')).not.toEqual(blindIndex(randomBytes(32), '9434765919'))
  })
})
