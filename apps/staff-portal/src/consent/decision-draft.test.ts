import { expect, it } from 'vitest'
import { decisionErrors, emptyDraft, howErrors, signatureOf } from './decision-draft.ts'

it('starts with nothing chosen', () => {
  expect(Object.values(emptyDraft)).toEqual(['', '', '', '', ''])
  expect(decisionErrors(emptyDraft)).toEqual([{ field: 'decision', message: 'Select what the person decided' }])
})

it('asks for the name that belongs to the kind of signature', () => {
  const draft = { ...emptyDraft, method: 'IN_PERSON', signature: 'SAID_IN_PERSON' } as const
  expect(howErrors(draft)).toEqual([{ field: 'witness', message: 'Enter the name of the person who heard it' }])
  expect(howErrors({ ...draft, witness: 'Wren Sample' })).toEqual([])
})

it('sends only the answer of the chosen signature', () => {
  const draft = {
    ...emptyDraft,
    method: 'IN_PERSON',
    signature: 'TYPED',
    typedName: ' Alex Example ',
    witness: 'Wren Sample',
  } as const
  expect(signatureOf(draft)).toEqual({ kind: 'TYPED', text: 'Alex Example' })
})

it('asks for no signature from somebody who is not there', () => {
  const draft = { ...emptyDraft, method: 'PHONE', signature: 'TYPED', typedName: 'Alex Example' } as const
  expect(howErrors(draft)).toEqual([])
  expect(signatureOf(draft)).toBeNull()
})
