import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveKeys, UnsealError } from './keys.ts'

describe('keys of the identity service', () => {
  const secret = randomBytes(32)

  it('are the same after a restart with the same secret and others with another', () => {
    expect(deriveKeys(secret).cookies).toEqual(deriveKeys(secret).cookies)
    expect(deriveKeys(secret).cookies).not.toEqual(deriveKeys(randomBytes(32)).cookies)
  })

  it('open what they sealed, in its place only', () => {
    const keys = deriveKeys(secret)
    const sealed = keys.seal('JBSWY3DPEHPK3PXP', 'account|totp|1')
    expect(keys.unseal(sealed, 'account|totp|1')).toBe('JBSWY3DPEHPK3PXP')
    expect(() => keys.unseal(sealed, 'account|totp|2')).toThrow(UnsealError)
    expect(() => deriveKeys(randomBytes(32)).unseal(sealed, 'account|totp|1')).toThrow(UnsealError)
    expect(() => keys.unseal(sealed.slice(0, 10), 'account|totp|1')).toThrow(UnsealError)
  })

  it('hash differently for each use', () => {
    const keys = deriveKeys(secret)
    expect(keys.hash('attempt', 'x')).not.toBe(keys.hash('client-secret', 'x'))
  })
})
