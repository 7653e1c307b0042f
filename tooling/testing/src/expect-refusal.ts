import { expect } from 'vitest'
import { betrays } from './canary.ts'
import type { RawAnswer } from './raw-request.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Traces of the machinery that an answer must never carry. */
const machinery = /stack|node_modules|\.[tj]s:\d|\n\s+at |prisma|postgres|syntax error|\bSELECT\b|\bINSERT\b|file:\/\//i

/** Checks that an answer tells nothing of how it came about and repeats nothing of what was sent: neither in its body nor in its headers. */
export function expectNothingTold(answer: Pick<RawAnswer, 'text' | 'headers'>, canary: string): void {
  expect(answer.text).not.toMatch(machinery)
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  expect(headers).not.toMatch(/x-powered-by|stack|apollo/i)
  expect(betrays(`${answer.text}\n${headers}`, canary), `the canary in ${answer.text}`).toBe(false)
}

/** Checks that a request was refused clearly: a status and a code that say why, the id of the request in both places, and nothing more. */
export function expectRefusal(
  answer: RawAnswer,
  canary: string,
  wanted: { readonly status: number; readonly code: string },
): void {
  expect({ status: answer.status, code: answer.code }, answer.text).toEqual(wanted)
  expect(answer.requestId).toMatch(uuid)
  expect(answer.headers.get('x-request-id')).toBe(answer.requestId)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expectNothingTold(answer, canary)
}
