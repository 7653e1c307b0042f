import { expect, it } from 'vitest'
import { usernameOfWorkEmail } from './work-email.ts'

it.each([
  ['Nia.Frost@dmws.example', true, 'nia.frost'],
  ['nia.frost@dmws.example', false, null],
  ['nia.frost@dmws.example', 'true', null],
  ['nia.frost@evil.example', true, null],
  ['nia.frost@dmws.example.evil.example', true, null],
  ['nia.frost@evil.example@dmws.example', true, null],
  ['nia.frost+admin@dmws.example', true, null],
  ['@dmws.example', true, null],
  [undefined, true, null],
])('the work email %j, verified %j, stands for %j', (email, verified, username) => {
  expect(usernameOfWorkEmail(email, verified, 'dmws.example')).toBe(username)
})
