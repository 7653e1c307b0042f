import { describe, expect, it } from 'vitest'
import { sentences, toPublicError, type ErrorCode } from './errors.ts'

describe('what leaves of an error of a subgraph', () => {
  const told = (code: unknown, more: Readonly<Record<string, unknown>> = {}) =>
    toPublicError({ message: 'SECRET', locations: [{ line: 1, column: 2 }], extensions: { code, ...more } }, 'r')
  const only = (code: ErrorCode, more: object = {}) => ({
    message: sentences[code],
    extensions: { code, requestId: 'r', ...more },
  })

  it('is the fixed sentence of a code that clients know, and of no other', () => {
    expect(told('CONFLICT')).toEqual(only('CONFLICT'))
    for (const code of ['SECRET', ['CONFLICT'], null, undefined]) expect(told(code)).toEqual(only('INTERNAL'))
  })

  it('has a reason and a remedy with a refusal alone, and those in a word of the policy', () => {
    const words = { reason: 'NOT_YOUR_ROLE', remedy: 'STEP_UP' }
    expect(told('FORBIDDEN', words)).toEqual(only('FORBIDDEN', words))
    expect(told('NOT_FOUND', words)).toEqual(only('NOT_FOUND'))
    for (const value of ['a secret', ['SECRET'], 7]) {
      expect(told('FORBIDDEN', { reason: value, remedy: value })).toEqual(only('FORBIDDEN'))
    }
  })

  it('says what sign-in is asked for where one is, and nothing that is no level or no time', () => {
    const code = 'INSUFFICIENT_USER_AUTHENTICATION'
    expect(told(code, { acrValues: '3', maxAge: 300 })).toEqual(only(code, { acrValues: '3', maxAge: 300 }))
    expect(told(code, { acrValues: 'SECRET', maxAge: 'SECRET' })).toEqual(only(code))
    expect(told('NOT_FOUND', { acrValues: '3', maxAge: 300 })).toEqual(only('NOT_FOUND'))
  })

  it('says where in the document only what is wrong with the document', () => {
    expect(told('GRAPHQL_VALIDATION_FAILED')).toEqual({ ...only('BAD_REQUEST'), locations: [{ line: 1, column: 2 }] })
  })
})
