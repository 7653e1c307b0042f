import { expect, it } from 'vitest'
import { nameOfActor } from './name-of-actor.ts'

it('names staff, and says of others what they are to the person', () => {
  const reader = { id: 'reader' }
  expect(nameOfActor({ id: 'kim', kind: 'STAFF', name: 'Kim Vale' }, reader)).toBe('Kim Vale')
  expect(nameOfActor({ id: 'kim', kind: 'STAFF', name: null }, reader)).toContain('no longer kept')
  expect(nameOfActor({ id: 'reader', kind: 'PERSON', name: null }, reader)).toBe('You')
  expect(nameOfActor({ id: 'somebody', kind: 'PERSON', name: null }, reader)).toBe('The person')
  expect(nameOfActor({ id: 'somebody', kind: 'REPRESENTATIVE', name: null }, reader)).toContain('acts for')
})
