import { expect, it } from 'vitest'
import { askInput, emptyAsk, missingStep, stepsOf } from './ask-draft.ts'

const sorted = { categories: [{ code: 'keeping', name: 'How we keep your information' }], services: [] }
const plain = { categories: [], services: [] }

it('asks only what the organisation needs for the kind', () => {
  expect(stepsOf('COMPLAINT', sorted)).toEqual(['about', 'happened', 'right', 'check', 'sent'])
  expect(stepsOf('COMPLAINT', plain)).toEqual(['happened', 'right', 'check', 'sent'])
  expect(stepsOf('COMPLIMENT', sorted)).toEqual(['happened', 'check', 'sent'])
})

it('knows the first step that misses an answer', () => {
  expect(missingStep(emptyAsk, 'COMPLAINT', sorted)).toBe('about')
  expect(missingStep({ ...emptyAsk, category: 'keeping' }, 'COMPLAINT', sorted)).toBe('happened')
  expect(missingStep({ ...emptyAsk, matter: 'Thank you' }, 'COMPLIMENT', sorted)).toBeNull()
})

it('sends nothing that was left empty', () => {
  expect(askInput({ ...emptyAsk, matter: ' It was late ' }, 'COMPLAINT', 'p')).toEqual({
    serviceUserId: 'p',
    kind: 'COMPLAINT',
    matter: 'It was late',
  })
})
