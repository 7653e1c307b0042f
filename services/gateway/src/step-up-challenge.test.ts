import { describe, expect, it } from 'vitest'
import type { PublicError } from './errors.ts'
import { isChallengedOnly, stepUpHeader } from './step-up-challenge.ts'

const challenged: PublicError = {
  message: '',
  extensions: { code: 'INSUFFICIENT_USER_AUTHENTICATION', acrValues: '3', maxAge: 300, requestId: 'r' },
}
const forbidden: PublicError = { message: '', extensions: { code: 'FORBIDDEN', requestId: 'r' } }
const mark = { on: 'Note', id: 'n', field: 'text', category: 'support.notes', reason: 'STEP_UP_REQUIRED', remedy: 'STEP_UP' }

describe('the challenge of RFC 9470', () => {
  it('names the level that opens everything, and the age where one is asked for', () => {
    expect(stepUpHeader([], [{ ...mark, acrValues: '2' }])).toMatch(
      /^Bearer error="insufficient_user_authentication".*acr_values="2"$/,
    )
    expect(stepUpHeader([challenged], [{ ...mark, acrValues: '2' }])).toMatch(/acr_values="3", max_age=300$/)
  })

  it('is not made where a stronger sign-in would change nothing', () => {
    expect(stepUpHeader([forbidden], [mark])).toBeUndefined()
    expect(stepUpHeader([], [{ ...mark, acrValues: '2", max_age=0, realm="x' }])).toBeUndefined()
  })

  it('refuses the whole request only when every field of it was refused for it', () => {
    expect(isChallengedOnly([challenged], 1)).toBe(true)
    expect(isChallengedOnly([challenged], 2)).toBe(false)
    expect(isChallengedOnly([challenged, forbidden], 2)).toBe(false)
  })
})
