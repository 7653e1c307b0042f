import { expect, it } from 'vitest'
import { safeContactDraftOf, safeContactInput } from './safe-contact.ts'

const rules = { neverBy: ['SMS'], from: '09:00', until: '17:00', discreet: true, neverSay: ['army', 'the ward'] }

it('is sent as it was held when nothing is changed', () => {
  const held = { safeContact: 'Call after ten.', safeContactRules: rules }
  expect(safeContactInput(safeContactDraftOf(held))).toEqual(held)
})

it('always sends rules with the text, so that whoever saves has said what a machine can heed', () => {
  const draft = safeContactDraftOf({ safeContact: 'Call after ten.', safeContactRules: null })
  expect(safeContactInput(draft)).toEqual({
    safeContact: 'Call after ten.',
    safeContactRules: { neverBy: [], from: null, until: null, discreet: false, neverSay: [] },
  })
})

it('leaves out empty lines and what is no way of sending', () => {
  const draft = { ...safeContactDraftOf(null), text: ' ', neverBy: ['PHONE', 'POST'], neverSay: ' army \n\n' }
  expect(safeContactInput(draft)).toMatchObject({
    safeContact: null,
    safeContactRules: { neverBy: ['POST'], neverSay: ['army'] },
  })
})
