import { GraphQLError, parse, type FieldNode, type OperationDefinitionNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { ApiError, errorMessages, stepUpChallenge, toPublicError } from './api-error.ts'
import { isForeignCursor } from './foreign-cursor.ts'

/** An error as Prisma throws it, with the value it choked on in its message. */
const fromPrisma = (name: string, details: object = {}) => Object.assign(new Error('it choked on SECRET'), { name, ...details })

describe('what leaves of an error', () => {
  it('is a code, its fixed sentence and the id of the request, whatever was thrown', () => {
    for (const thrown of [
      new Error('SECRET'),
      'SECRET',
      { SECRET: 1 },
      null,
      new GraphQLError('SECRET', { extensions: { code: 'SECRET' } }),
      new GraphQLError('SECRET', { extensions: { code: ['FORBIDDEN'] } }),
    ]) {
      expect(toPublicError(thrown, 'r')).toEqual({
        message: errorMessages.INTERNAL,
        extensions: { code: 'INTERNAL', requestId: 'r' },
      })
    }
  })

  it('has the reason of a refusal, and nothing else that was put beside it', () => {
    const refusal = new ApiError('FORBIDDEN', { reason: 'NOT_YOUR_ROLE', remedy: 'NONE', value: 'SECRET' })
    expect(toPublicError(refusal, 'r').extensions).toEqual({
      code: 'FORBIDDEN',
      reason: 'NOT_YOUR_ROLE',
      remedy: 'NONE',
      requestId: 'r',
    })
    expect(toPublicError(new ApiError('NOT_FOUND', { reason: 'NO_RELATIONSHIP' }), 'r').extensions).toEqual({
      code: 'NOT_FOUND',
      requestId: 'r',
    })
  })

  it('has no reason that is no text, and no mark but that of a withheld field', () => {
    const refused = new ApiError('FORBIDDEN', { reason: { value: 'SECRET' }, mark: 'SECRET' })
    expect(toPublicError(refused, 'r').extensions).toEqual({ code: 'FORBIDDEN', requestId: 'r' })
    expect(toPublicError(new ApiError('WITHHELD', { mark: 'm' }), 'r').extensions).toEqual({
      code: 'WITHHELD',
      mark: 'm',
      requestId: 'r',
    })
  })

  it('asks for a second factor at any time, and for a fresh sign-in with how old it may be', () => {
    const code = 'INSUFFICIENT_USER_AUTHENTICATION'
    expect(toPublicError(stepUpChallenge(2), 'r').extensions).toEqual({ code, acrValues: '2', requestId: 'r' })
    expect(toPublicError(stepUpChallenge(3), 'r').extensions).toMatchObject({ code, acrValues: '3', maxAge: expect.any(Number) })
  })

  it('blames the client for values that no column can hold', () => {
    const unusable = fromPrisma('PrismaClientKnownRequestError', { code: 'P2023' })
    const nul = fromPrisma('PrismaClientKnownRequestError', {
      code: 'P2039',
      meta: { driverAdapterError: { cause: { originalCode: '22021' } } },
    })
    for (const error of [unusable, nul, fromPrisma('PothosValidationError')]) {
      expect(toPublicError(error, 'r').extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it.each([
    ['cannot be reached', { code: 'P1001' }],
    ['has no connection left', { code: 'P2037' }],
    [
      'has no connection left for a statement as text',
      { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '53300' } } } },
    ],
    ['went away in a statement past Prisma', { code: '57P01' }],
    ['went away without a word', { code: '08006' }],
    ['went away', { code: 'P2039', meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } }],
  ])('says that another try is worth it when the database %s', (_what, details) => {
    const error = fromPrisma('PrismaClientKnownRequestError', details)
    expect(toPublicError(error, 'r')).toEqual({
      message: errorMessages.UNAVAILABLE,
      extensions: { code: 'UNAVAILABLE', requestId: 'r' },
    })
  })

  it('does not blame the client, nor the database, for a mistake of ours', () => {
    const statement = { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '42601' } } } }
    for (const error of [fromPrisma('PrismaClientValidationError'), fromPrisma('PrismaClientKnownRequestError', statement)]) {
      expect(toPublicError(error, 'r').extensions.code).toBe('INTERNAL')
    }
  })
})

describe('a cursor that nobody gave out', () => {
  const fieldOf = (query: string) =>
    (parse(query).definitions[0] as OperationDefinitionNode).selectionSet.selections[0] as FieldNode
  const failed = (query: string, originalError: Error) => new GraphQLError('', { nodes: [fieldOf(query)], originalError })

  it('is told from a mistake of ours by the field having been given one', () => {
    const error = fromPrisma('PrismaClientValidationError')
    expect(isForeignCursor(failed('{ people(after: "x") { id } }', error))).toBe(true)
    expect(isForeignCursor(failed('query ($b: String) { people(before: $b) { id } }', error))).toBe(true)
    expect(isForeignCursor(failed('{ people(first: 5) { id } }', error))).toBe(false)
    expect(isForeignCursor(failed('{ people(after: "x") { id } }', new Error('lost')))).toBe(false)
    expect(isForeignCursor(error)).toBe(false)
  })
})
