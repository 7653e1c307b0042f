import { expect, it } from 'vitest'
import { phoneNumber } from './phone.ts'

it.each([
  ['+447700900101', '07700 900101'],
  ['07700 900 101', '07700 900101'],
  ['+44 (0)7700 900101', '07700 900101'],
  ['00442079460018', '020 7946 0018'],
  ['+441214960000', '0121 496 0000'],
  ['01134960000', '0113 496 0000'],
  ['01632960001', '01632 960001'],
  ['0169772000', '01697 72000'],
  ['+443031231113', '0303 123 1113'],
  ['0800 1234567', '0800 123 4567'],
  ['0800123456', '0800 123456'],
])('writes %s as %s', (recorded, shown) => {
  expect(phoneNumber(recorded)).toBe(shown)
})

it.each(['+353 1 234 5678', '116 123', 'ask at the desk', '', '999'])('leaves %j as it is', (recorded) => {
  expect(phoneNumber(recorded)).toBe(recorded)
})
