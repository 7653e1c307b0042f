import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from './refusal.ts'
import { admitCode, expiryOf, longestNote, proofsSeen } from './sign-in-code.ts'

const outcome = (request: Parameters<typeof admitCode>[0]) => {
  const admitted = admitCode(request)
  return isRefusal(admitted) ? admitted.refused : admitted
}

describe('a code to choose a sign-in', () => {
  it('is for whoever has no sign-in yet, or with proof for whoever has one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('invitation' as const, 'restoration' as const),
        fc.boolean(),
        fc.option(fc.constantFrom(...proofsSeen, 'A_PROMISE')),
        fc.option(fc.constantFrom('Passport', '  ', 'x'.repeat(longestNote + 1))),
        (purpose, signsIn, proofSeen, note) => {
          const admitted = admitCode({ purpose, signsIn, proofSeen, note })
          const proved = proofSeen !== null && proofSeen !== 'A_PROMISE' && note === 'Passport'
          expect(!isRefusal(admitted)).toBe(purpose === 'invitation' ? !signsIn : signsIn && proved)
        },
      ),
    )
  })

  it('is refused with the field that has to be mended', () => {
    expect(outcome({ purpose: 'invitation', signsIn: true })).toBe('ALREADY_SIGNS_IN')
    expect(outcome({ purpose: 'restoration', signsIn: false })).toBe('HAS_NO_SIGN_IN')
    expect(admitCode({ purpose: 'restoration', signsIn: true, note: 'Passport' })).toMatchObject({ path: ['proofSeen'] })
    expect(admitCode({ purpose: 'restoration', signsIn: true, proofSeen: 'CALLED_BACK' })).toMatchObject({ path: ['note'] })
  })

  it('lasts as long as it takes to arrive, a way back shorter than an invitation', () => {
    const now = new Date('2026-11-25T09:00:00Z')
    for (const channel of ['IN_PERSON', 'POST', 'SMS', 'EMAIL'] as const) {
      expect(expiryOf('restoration', channel, now) < expiryOf('invitation', channel, now)).toBe(true)
      expect(expiryOf('restoration', channel, now) > now).toBe(true)
    }
    expect(expiryOf('invitation', 'IN_PERSON', now).toISOString()).toBe('2026-12-02T09:00:00.000Z')
  })
})
