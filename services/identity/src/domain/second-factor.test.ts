import { describe, expect, it } from 'vitest'
import { codeAt, enrolmentUri, newTotpSecret, stepOf, stepOfCode } from './second-factor.ts'

// RFC 6238, appendix B: the secret "12345678901234567890", SHA-1, last six digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('codes of the second factor', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %d seconds the code is %s (RFC 6238)', (seconds, code) => {
    expect(codeAt(secret, stepOf(new Date(seconds * 1000)))).toBe(code)
  })

  it('are accepted one step early or late, not two', () => {
    const own = newTotpSecret()
    const now = new Date('2026-11-23T09:00:10Z')
    const steps = [-2n, -1n, 0n, 1n, 2n].map((delta) => stepOfCode(own, codeAt(own, stepOf(now) + delta), now))
    expect(steps).toEqual([null, stepOf(now) - 1n, stepOf(now), stepOf(now) + 1n, null])
  })

  it('may be typed with spaces and nothing else', () => {
    const now = new Date(59_000)
    expect(stepOfCode(secret, ' 287 082 ', now)).toBe(1n)
    expect(stepOfCode(secret, '28708', now)).toBeNull()
    expect(stepOfCode(secret, '287082x', now)).toBeNull()
  })

  it('are set up in an app by a link', () => {
    expect(enrolmentUri(secret, 'dmws.support-worker')).toBe(
      `otpauth://totp/Candour:dmws.support-worker?issuer=Candour&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    )
  })
})
