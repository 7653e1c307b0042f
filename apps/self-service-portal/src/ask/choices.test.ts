import { expect, it } from 'vitest'
import { askChoices } from './choices.ts'

it('offers four plain choices where the organisation takes complaints only', () => {
  expect(askChoices(['COMPLAINT']).map(({ value }) => value)).toEqual(['COMPLAINT', 'wrong', 'stop', 'seen'])
})

it('offers everything that the organisation takes, complaints first', () => {
  const all = askChoices(['COMMENT', 'ENQUIRY', 'COMPLAINT', 'INFORMATION_REQUEST', 'COMPLIMENT'])
  expect(all.map(({ value }) => value)).toEqual(['COMPLAINT', 'ENQUIRY', 'COMPLIMENT', 'COMMENT', 'INFORMATION_REQUEST'])
})
