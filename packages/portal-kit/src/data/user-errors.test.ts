import { expect, it } from 'vitest'
import { formErrorsOf } from './user-errors.ts'

const controls: Record<string, string> = { contact: 'hasContact', postcode: 'postcode' }

it('puts an error beside the control that asks for the value', () => {
  const errors = formErrorsOf(
    [{ code: 'INVALID', message: 'Enter a postcode', path: ['input', 'contact', 'postcode'] }],
    (step) => controls[step],
  )
  expect(errors).toEqual([{ field: 'postcode', message: 'Enter a postcode' }])
})

it('keeps an error that no control asks for', () => {
  expect(formErrorsOf([{ code: 'INVALID', message: 'Too late', path: ['serviceUserId'] }])).toEqual([
    { field: undefined, message: 'Too late' },
  ])
})
