import { expect, it } from 'vitest'
import { askInput, dayErrors, emptyAsk, missingStep, stepsOf } from './ask-draft.ts'

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

it('takes a day that there is, or none', () => {
  const day = (month: string) => ({ day: '1', month, year: '2026' })
  expect(dayErrors({ ...emptyAsk, happenedOn: day('13'), knownOn: day('2') }).map(({ field }) => field)).toEqual(['happenedOn'])
  expect(dayErrors(emptyAsk)).toEqual([])
  expect(askInput({ ...emptyAsk, matter: 'It was late', knownOn: day('2') }, 'COMPLAINT', 'p')).toMatchObject({
    knownOn: '2026-02-01',
  })
})

it('sends nothing that was left empty', () => {
  expect(askInput({ ...emptyAsk, matter: ' It was late ' }, 'COMPLAINT', 'p')).toEqual({
    serviceUserId: 'p',
    kind: 'COMPLAINT',
    matter: 'It was late',
  })
})
