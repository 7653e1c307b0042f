import { expect, it } from 'vitest'
import { nameOfRecorder } from './recorded-by.ts'

it('calls staff by their name and the person "You", or to others "The person"', () => {
  expect(nameOfRecorder({ id: 'w', kind: 'STAFF', name: 'Alex Reed' }, { id: 'w' })).toBe('Alex Reed')
  expect(nameOfRecorder({ id: 'p', kind: 'PERSON', name: null }, { id: 'p' })).toBe('You')
  expect(nameOfRecorder({ id: 'p', kind: 'PERSON', name: null }, { id: 'w' })).toBe('The person')
  expect(nameOfRecorder({ id: 'w', kind: 'STAFF', name: null }, { id: 'p' })).toBe('Someone whose name is no longer kept')
})
