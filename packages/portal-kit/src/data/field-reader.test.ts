import { CombinedError } from '@urql/core'
import { expect, it } from 'vitest'
import { fieldReader } from './field-reader.ts'

const person = { id: 'a', givenName: 'Alex' as string | null, religion: null as string | null, consents: null as string[] | null }
const mark = {
  on: 'ServiceUser',
  id: 'a',
  field: 'religion',
  category: 'special.religion',
  reason: 'NOT_YOUR_ROLE',
  remedy: 'NONE',
}
const failing = (path?: string[]) =>
  new CombinedError({
    graphQLErrors: [{ message: 'x', ...(path && { path }), extensions: { code: 'UNAVAILABLE', requestId: 'r-1' } }],
  })

it('tells a value, a missing value and a hidden value apart', () => {
  const reader = fieldReader({ extensions: { withheld: [mark] } })
  expect(reader.read('ServiceUser', person, 'givenName')).toEqual({ kind: 'known', value: 'Alex' })
  expect(reader.read('ServiceUser', person, 'consents')).toEqual({ kind: 'absent' })
  expect(reader.read('ServiceUser', person, 'religion')).toEqual({ kind: 'hidden', mark })
})

it('does not lend the mark of one person to another', () => {
  const reader = fieldReader({ extensions: { withheld: [mark] } })
  expect(reader.read('ServiceUser', { ...person, id: 'b' }, 'religion')).toEqual({ kind: 'absent' })
})

it('shows an outage as an outage, never as none', () => {
  const reader = fieldReader({ error: failing(['serviceUser', 'consents']) })
  expect(reader.read('ServiceUser', person, 'consents')).toMatchObject({
    kind: 'failed',
    problem: { code: 'UNAVAILABLE', reference: 'r-1' },
  })
})

it('does not blame a failed field for its neighbours', () => {
  const reader = fieldReader({ error: failing(['serviceUser', 'consents']) })
  expect(reader.read('ServiceUser', person, 'religion')).toEqual({ kind: 'absent' })
})

it.each([[undefined], [['serviceUser']]])(
  'counts every missing value as failed when the error could concern it (path %j)',
  (path) => {
    expect(fieldReader({ error: failing(path) }).read('ServiceUser', person, 'religion').kind).toBe('failed')
  },
)
