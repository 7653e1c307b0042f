import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neverAsked, type Standing } from './consent.ts'
import { signatureKinds } from './signature.ts'
import { withdraw } from './withdraw-consent.ts'

const form = { code: 'example', version: 3 }
const person = { id: 'person', kind: 'PERSON' } as const
const worker = { id: 'worker', kind: 'STAFF' } as const
const last = { wordingVersion: 1, method: 'IN_PERSON', recordedById: 'worker', signatureKind: null } as const
const inForce: Standing = { state: 'GIVEN', version: 4, last }

describe('withdrawing a consent', () => {
  it('is possible whenever it is in force, with any signature or none [DMWS-23, DMWS-25]', () => {
    const signature = fc.option(
      fc.record({
        kind: fc.constantFrom(...signatureKinds),
        text: fc.option(fc.string()),
        witness: fc.option(fc.string()),
      }),
    )
    fc.assert(
      fc.property(signature, fc.constantFrom(person, worker), fc.integer({ min: 1, max: 9 }), (given, recorder, version) => {
        const outcome = withdraw({ itemCode: 'email', signature: given }, recorder, { ...inForce, version }, form)
        expect(outcome).toMatchObject({ state: 'WITHDRAWN', wordingVersion: 1, itemCode: 'email' })
      }),
    )
  })

  it('keeps a signature that comes with it [DMWS-25]', () => {
    expect(withdraw({ itemCode: 'email', signature: { kind: 'TYPED', text: 'Sam Hill' } }, person, inForce, form)).toMatchObject({
      method: 'SELF_SERVICE',
      signature: { kind: 'TYPED', text: 'Sam Hill' },
    })
  })

  it('is told to be pointless when there is nothing to withdraw', () => {
    for (const standing of [neverAsked, { ...inForce, state: 'REFUSED' }, { ...inForce, state: 'WITHDRAWN' }] as const) {
      expect(withdraw({ itemCode: 'email' }, person, standing, form)).toBe('not in force')
    }
  })

  it('conflicts only when it was decided on another version than the present one', () => {
    expect(withdraw({ itemCode: 'email', version: 3 }, person, inForce, form)).toBe('conflict')
    expect(withdraw({ itemCode: 'email', version: 4 }, person, inForce, form)).toMatchObject({ state: 'WITHDRAWN' })
  })
})
