import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assuranceOf } from './outside-assurance.ts'

const agreed = { acr: { 'urn:example:strong': 2, 'urn:example:weak': 1 }, amr: { mfa: 2, pwd: 1 } } as const

describe('a sign-in elsewhere', () => {
  it.each([
    [{ acr: 'urn:example:strong', amr: [] }, '2'],
    [{ acr: 'urn:example:weak', amr: ['pwd', 'mfa'] }, '2'],
    [{ acr: 'urn:example:weak', amr: ['pwd'] }, '1'],
    [{ acr: undefined, amr: [] }, '1'],
  ] as const)('of %j is worth %s', (said, worth) => {
    expect(assuranceOf(said, agreed)).toBe(worth)
  })

  it('is worth no more than a password by anything that was not agreed, whatever it is called', () => {
    const strange = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', '2', 'MFA'))
    fc.assert(
      fc.property(fc.option(strange, { nil: undefined }), fc.array(strange), (acr, amr) => {
        fc.pre(![acr, ...amr].some((value) => value === 'mfa' || value === 'urn:example:strong'))
        expect(assuranceOf({ acr, amr }, agreed)).toBe('1')
      }),
    )
  })
})
