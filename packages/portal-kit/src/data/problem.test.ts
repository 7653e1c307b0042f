import { CombinedError } from '@urql/core'
import { expect, it } from 'vitest'
import { problemOf } from './problem.ts'

const coded = (code: string) => new CombinedError({ graphQLErrors: [{ message: 'x', extensions: { code, requestId: 'r-1' } }] })

it('says that a refused change was certainly not saved', () => {
  expect(problemOf(coded('FORBIDDEN'), 'change')).toEqual({ code: 'FORBIDDEN', saved: 'no', reference: 'r-1' })
})

it.each(['UNAVAILABLE', 'INTERNAL'])('does not claim to know whether a change was saved after %s', (code) => {
  expect(problemOf(coded(code), 'change').saved).toBe('unknown')
})

it('does not claim to know whether a change was saved when the answer was lost', () => {
  expect(problemOf(new CombinedError({ networkError: new Error('gone') }), 'change')).toEqual({
    code: 'NETWORK',
    saved: 'unknown',
    reference: null,
  })
})
